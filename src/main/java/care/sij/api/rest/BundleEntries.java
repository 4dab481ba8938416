package care.sij.api.rest;

import care.sij.api.patch.Patch;
import care.sij.api.rest.BundleEntry.ToRead;
import care.sij.api.rest.BundleEntry.ToWrite;
import care.sij.api.rest.StatedWrites.Place;
import care.sij.exchange.Write;
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
    private final PatchBodies bodies;
    private final Patches patches;

    BundleEntries(
            StatedWrites stated, ResourceTypes types, OwnReferences references, PatchBodies bodies, Patches patches) {
        this.stated = stated;
        this.types = types;
        this.references = references;
        this.bodies = bodies;
        this.patches = patches;
    }

    /** @throws RequestRefused when it is no request that is served in a bundle */
    BundleEntry of(int index, BundleEntryComponent entry) {
        String location = "Bundle.entry[" + index + "]";
        BundleEntryRequestComponent request = entry.getRequest();
        EntryAddress address = EntryAddress.parse(references.relative(text(request.getUrl())))
                .orElseThrow(() -> malformed(location + ".request.url", "`Type`, `Type/id` or `Type?query`"));
        types.require(address.type());
        requireServedConditions(location, request);
        HTTPVerb method = Optional.ofNullable(request.getMethod())
                .orElseThrow(() -> malformed(location + ".request.method", "GET, POST, PUT, PATCH or DELETE"));
        return switch (method) {
            case GET -> new ToRead(address);
            case POST -> create(location, entry, address);
            case PUT -> update(location, entry, address);
            case DELETE -> delete(location, request, address);
            case PATCH -> patch(location, entry, address);
            case HEAD, NULL ->
                throw new RequestRefused(
                        Refusal.UNSUPPORTED_METHOD,
                        location + ".request.method is not served in a bundle. Use GET, POST, PUT, PATCH or DELETE.");
        };
    }

    /** Each method has its condition; another one would be ignored, so it is refused. */
    private static void requireServedConditions(String location, BundleEntryRequestComponent request) {
        HTTPVerb method = request.getMethod();
        boolean changes = method == HTTPVerb.PUT || method == HTTPVerb.PATCH || method == HTTPVerb.DELETE;
        if (request.hasIfNoneMatch()
                || request.hasIfModifiedSince()
                || (request.hasIfNoneExist() && method != HTTPVerb.POST)
                || (request.hasIfMatch() && !changes)) {
            throw new RequestRefused(
                    Refusal.UNSUPPORTED_PARAMETER,
                    location
                            + ".request has a condition that is not served with its method. `ifNoneExist` goes with POST,"
                            + " `ifMatch` with PUT, PATCH and DELETE; leave others out.");
        }
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
        Place place = new Place(location + ".resource", text(entry.getFullUrl()));
        Resource resource = resource(location, entry);
        String ifMatch = text(entry.getRequest().getIfMatch());
        Write write = address.isMatch()
                ? stated.updateMatch(place, address.type(), address.query(), resource, ifMatch)
                : stated.update(place, address.type(), id(location, address), resource, ifMatch);
        return new ToWrite(write, "update");
    }

    private ToWrite patch(String location, BundleEntryComponent entry, EntryAddress address) {
        Place place = new Place(location + ".resource", text(entry.getFullUrl()));
        Patch patch = bodies.of(place, resource(location, entry));
        String id = address.isMatch() ? patches.match(place, address.type(), address.query()) : id(location, address);
        return new ToWrite(
                patches.update(
                        place,
                        address.type(),
                        id,
                        patch,
                        text(entry.getRequest().getIfMatch())),
                "patch");
    }

    private ToWrite delete(String location, BundleEntryRequestComponent request, EntryAddress address) {
        Place place = new Place(location, "");
        String ifMatch = text(request.getIfMatch());
        Write write = address.isMatch()
                ? stated.deleteMatch(place, address.type(), address.query(), ifMatch)
                : stated.delete(place, address.type(), id(location, address), ifMatch);
        return new ToWrite(write, "delete");
    }

    private static String id(String location, EntryAddress address) {
        return address.id()
                .filter(id -> address.isResource())
                .orElseThrow(() -> malformed(
                        location + ".request.url",
                        "`Type/id` or `Type?query` where the method is PUT, PATCH or DELETE"));
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
