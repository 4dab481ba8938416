package care.sij.api.rest;

import care.sij.api.rest.BundleEntry.ToRead;
import care.sij.api.rest.BundleEntry.ToWrite;
import care.sij.api.rest.StatedWrites.Place;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands the entries of transactions and batches (R4 http.html#transaction). */
@Component
class BundleEntries {

    private final StatedWrites stated;
    private final ResourceTypes types;
    private final OwnReferences references;

    BundleEntries(StatedWrites stated, ResourceTypes types, OwnReferences references) {
        this.stated = stated;
        this.types = types;
        this.references = references;
    }

    /** @throws RequestRefused when it is no request that is served in a bundle */
    BundleEntry of(int index, BundleEntryComponent entry) {
        String location = "Bundle.entry[" + index + "]";
        BundleEntryRequestComponent request = entry.getRequest();
        EntryAddress address = EntryAddress.parse(references.relative(text(request.getUrl())))
                .orElseThrow(() -> malformed(location + ".request.url", "`Type`, `Type/id` or `Type?query`"));
        types.require(address.type());
        HTTPVerb method = Optional.ofNullable(request.getMethod())
                .orElseThrow(() -> malformed(location + ".request.method", "GET, POST, PUT or DELETE"));
        return switch (method) {
            case GET -> new ToRead(address);
            case POST -> create(location, entry, address);
            case PUT -> update(location, entry, address);
            case DELETE -> delete(location, request, address);
            case HEAD, PATCH, NULL ->
                throw new RequestRefused(
                        Refusal.UNSUPPORTED_METHOD,
                        location + ".request.method is not served in a bundle. Use GET, POST, PUT or DELETE.");
        };
    }

    private ToWrite create(String location, BundleEntryComponent entry, EntryAddress address) {
        if (!address.isType()) {
            throw malformed(location + ".request.url", "`Type` where the method is POST");
        }
        Place place = new Place(location + ".resource", text(entry.getFullUrl()));
        return new ToWrite(
                stated.create(
                        place,
                        address.type(),
                        resource(location, entry),
                        text(entry.getRequest().getIfNoneExist())),
                "create");
    }

    private ToWrite update(String location, BundleEntryComponent entry, EntryAddress address) {
        requireById(location, address);
        Place place = new Place(location + ".resource", text(entry.getFullUrl()));
        return new ToWrite(
                stated.update(
                        place,
                        address.type(),
                        address.id().orElseThrow(),
                        resource(location, entry),
                        text(entry.getRequest().getIfMatch())),
                "update");
    }

    private ToWrite delete(String location, BundleEntryRequestComponent request, EntryAddress address) {
        requireById(location, address);
        return new ToWrite(
                stated.delete(
                        new Place(location, ""),
                        address.type(),
                        address.id().orElseThrow(),
                        text(request.getIfMatch())),
                "delete");
    }

    private static void requireById(String location, EntryAddress address) {
        if (!address.query().isEmpty()) {
            throw new RequestRefused(
                    Refusal.UNSUPPORTED_WRITE,
                    location
                            + ".request.url is a search. Conditional updates and deletes are not served: write by the id.");
        }
        if (!address.isResource()) {
            throw malformed(location + ".request.url", "`Type/id` where the method is PUT or DELETE");
        }
    }

    private static Resource resource(String location, BundleEntryComponent entry) {
        return Optional.ofNullable(entry.getResource())
                .orElseThrow(() -> new RequestRefused(
                        Refusal.UNREADABLE_BODY, location + ".resource is missing. Add what is to be written."));
    }

    private static RequestRefused malformed(String location, String expected) {
        return new RequestRefused(Refusal.UNREADABLE_BODY, location + " is not " + expected + ".");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
