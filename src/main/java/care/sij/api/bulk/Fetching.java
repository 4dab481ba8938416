package care.sij.api.bulk;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.api.bulk.AskedExports.Held;
import care.sij.api.bulk.AskedExports.Standing;
import care.sij.api.rest.Permission;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.audit.AuditedRequest;
import care.sij.partner.PartnerRole;
import care.sij.record.Bytes;
import care.sij.record.Extraction;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gives of a file what its client would find by a search in this moment, whatever it might when the file was made. */
@Component
class Fetching {

    private final Callers callers;
    private final Permission permission;
    private final Extraction extraction;
    private final AskedExports exports;

    Fetching(Callers callers, Permission permission, Extraction extraction, AskedExports exports) {
        this.callers = callers;
        this.permission = permission;
        this.extraction = extraction;
        this.exports = exports;
    }

    /**
     * Gives the compressed chunks of the file in their order, and tells the audit what is on their lines.
     *
     * @throws care.sij.access.AccessRefused when the scopes do not allow to search the type of the file any more
     * @throws RequestRefused when there is nothing in the file that can be seen, or a part of it is gone
     */
    void fetch(Standing standing, int file, List<Held> held, Consumer<Bytes> taker) {
        Set<String> types = held.stream()
                .flatMap(chunk -> chunk.references().stream())
                .map(Fetching::type)
                .collect(Collectors.toSet());
        types.forEach(type -> demand(standing, type));
        boolean given = false;
        for (Held chunk : held) {
            List<Bytes> left = left(standing, file, chunk);
            left.forEach(taker);
            given |= !left.isEmpty();
        }
        if (!given) {
            throw gone("Nothing is left in this file that may be seen by this client now. Ask for a new export.");
        }
    }

    private void demand(Standing standing, String type) {
        Caller caller = callers.current();
        caller.demandSome(SmartInteraction.SEARCH, type);
        if (Exports.asked(standing.asked()).versions() == Asked.Versions.ALL) {
            caller.demandRole(PartnerRole.AUDITOR);
            caller.demandSome(SmartInteraction.READ, type);
        }
    }

    private List<Bytes> left(Standing standing, int file, Held chunk) {
        Bytes content = exports.content(standing.id(), file, chunk.number())
                .orElseThrow(() -> gone("The export was removed while the file was read."));
        return chunk.references().isEmpty() ? List.of(content) : left(content, chunk);
    }

    private List<Bytes> left(Bytes content, Held chunk) {
        Visibility now =
                permission.on(SmartInteraction.SEARCH, type(chunk.references().get(0)));
        List<StoredVersion> seen = extraction.seen(chunk.references(), now);
        AuditedRequest.current().ifPresent(audited -> seen.forEach(audited::shows));
        Set<String> left = seen.stream().map(StoredVersion::reference).collect(Collectors.toSet());
        if (left.isEmpty()) {
            return List.of();
        }
        return List.of(left.containsAll(chunk.references()) ? content : Ndjson.of(lines(content, chunk, left)));
    }

    private static List<Bytes> lines(Bytes content, Held chunk, Set<String> left) {
        if (chunk.kind() == Chunk.Kind.DELETED) {
            return List.of(Deletions.bundle(
                    chunk.references().stream().filter(left::contains).toList()));
        }
        List<Bytes> lines = Ndjson.lines(content);
        List<Bytes> kept = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            if (left.contains(chunk.references().get(at))) {
                kept.add(lines.get(at));
            }
        }
        return kept;
    }

    private static String type(String reference) {
        return reference.substring(0, reference.indexOf('/'));
    }

    private static RequestRefused gone(String why) {
        return new RequestRefused(Refusal.NOT_FOUND, why);
    }
}
