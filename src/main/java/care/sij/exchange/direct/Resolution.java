package care.sij.exchange.direct;

import care.sij.access.SmartInteraction;
import care.sij.exchange.Write;
import care.sij.exchange.WriteRequest;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hl7.fhir.r4.model.Resource;

/**
 * Which resource a write means that does not name a known one: what its condition finds, or a new one (R4
 * http.html#cond-update, #upsert).
 */
final class Resolution {

    private Resolution() {}

    /**
     * Each write as one of a known resource or of a new one; a deletion whose condition finds nothing stays as it is.
     *
     * @param found what the conditions find, by the place of the write
     * @throws StatementRefused when a condition finds something else than the body names
     * @throws care.sij.access.AccessRefused when it comes to creating and the writer may not
     */
    static List<Write> resolve(
            OpenCommit open, WriteRequest request, List<Write> writes, Map<Integer, ResourceKey> found) {
        List<Write> resolved = new ArrayList<>();
        for (int place = 0; place < writes.size(); place++) {
            resolved.add(resolve(open, request, writes.get(place), Optional.ofNullable(found.get(place))));
        }
        return List.copyOf(resolved);
    }

    private static Write resolve(OpenCommit open, WriteRequest request, Write write, Optional<ResourceKey> match) {
        if (write instanceof Write.UpdateMatch update) {
            return match.map(found -> ofFound(update, found)).orElseGet(() -> ofNone(open, request, update));
        }
        if (write instanceof Write.DeleteMatch delete) {
            return match.<Write>map(found -> new Write.Delete(delete.location(), found, delete.ifVersion()))
                    .orElse(delete);
        }
        return write instanceof Write.Update update && isNew(open, request, update.key())
                ? ofNew(request, update)
                : write;
    }

    /** An update of what is not there yet, under an id that is its client's to give. */
    private static Write ofNew(WriteRequest request, Write.Update update) {
        requireNoVersion(update.location(), update.ifVersion());
        request.caller().demandSome(SmartInteraction.CREATE, update.key().type());
        return new Write.Create(
                update.location(), update.fullUrl(), update.resource(), Optional.empty(), Optional.of(update.key()));
    }

    private static Write ofFound(Write.UpdateMatch update, ResourceKey found) {
        Optional<ResourceKey> named = named(update.resource());
        if (named.isPresent() && !named.get().equals(found)) {
            requireNoVersion(update.location(), update.ifVersion());
            throw new StatementRefused(
                    Rule.OTHER_ID,
                    update.location() + ".id",
                    "The condition finds a resource under another id. Send the resource without an id, or with the id"
                            + " of the one that is there.");
        }
        return new Write.Update(update.location(), update.fullUrl(), found, update.resource(), update.ifVersion());
    }

    private static Write ofNone(OpenCommit open, WriteRequest request, Write.UpdateMatch update) {
        requireNoVersion(update.location(), update.ifVersion());
        request.caller().demandSome(SmartInteraction.CREATE, update.resource().fhirType());
        Optional<ResourceKey> named = named(update.resource());
        if (named.isPresent() && !isNew(open, request, named.get())) {
            throw new StatementRefused(
                    Rule.KNOWN_ALREADY,
                    update.location() + ".id",
                    "The condition finds nothing, and the id is not one that you can give. " + ClientIds.REMEDY);
        }
        return new Write.Create(update.location(), update.fullUrl(), update.resource(), Optional.empty(), named);
    }

    private static void requireNoVersion(String location, OptionalLong ifVersion) {
        if (ifVersion.isPresent()) {
            throw new StatementRefused(
                    Rule.VERSION_MISMATCH,
                    location,
                    "The resource has no such version, or is not there. Read it again; send it without If-Match to create it.");
        }
    }

    private static Optional<ResourceKey> named(Resource resource) {
        return Optional.ofNullable(resource.getIdElement().getIdPart())
                .map(id -> new ResourceKey(resource.fhirType(), id));
    }

    private static boolean isNew(OpenCommit open, WriteRequest request, ResourceKey key) {
        return ClientIds.mayGive(request.partner(), key.id())
                && open.current(key).isEmpty();
    }
}
