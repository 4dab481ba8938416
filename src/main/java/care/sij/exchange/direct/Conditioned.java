package care.sij.exchange.direct;

import care.sij.exchange.Write;
import care.sij.exchange.WriteRequest;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.record.ResourceKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the conditions of a request find: looked for before the locks, which need it, and again under them. */
@Component
class Conditioned {

    private final Matches matches;

    Conditioned(Matches matches) {
        this.matches = matches;
    }

    /**
     * What each conditional write finds, by its place. Deletions come first (R4 http.html#trules): of what the request
     * deletes a condition to create finds nothing.
     *
     * @throws StatementRefused when one finds more than one resource
     */
    Map<Integer, ResourceKey> found(WriteRequest request, List<Write> writes) {
        Map<Integer, ResourceKey> found = new TreeMap<>();
        Set<ResourceKey> deleted = new HashSet<>();
        for (int place = 0; place < writes.size(); place++) {
            Write write = writes.get(place);
            if (write instanceof Write.DeleteMatch delete) {
                match(request, write, delete.where(), Set.of(), place, found);
                Optional.ofNullable(found.get(place)).ifPresent(deleted::add);
            } else if (write instanceof Write.Delete delete) {
                deleted.add(delete.key());
            } else if (write instanceof Write.UpdateMatch update) {
                match(request, write, update.where(), Set.of(), place, found);
            }
        }
        for (int place = 0; place < writes.size(); place++) {
            if (writes.get(place) instanceof Write.Create create
                    && create.unless().isPresent()) {
                Write.Condition unless = create.unless().get();
                match(request, create, unless, ofType(deleted, unless.query().type()), place, found);
            }
        }
        return found;
    }

    private void match(
            WriteRequest request,
            Write write,
            Write.Condition condition,
            Set<ResourceKey> without,
            int place,
            Map<Integer, ResourceKey> found) {
        matches.match(request.caller(), write.location(), condition, without).ifPresent(key -> found.put(place, key));
    }

    private static Set<ResourceKey> ofType(Set<ResourceKey> keys, String type) {
        return keys.stream().filter(key -> key.type().equals(type)).collect(Collectors.toSet());
    }

    /**
     * Requires that references by a search still mean what they were found to mean.
     *
     * @throws StatementRefused when one does not
     */
    void requireSought(WriteRequest request) {
        for (WriteRequest.Sought sought : request.sought()) {
            Optional<ResourceKey> found = matches.match(request.caller(), sought.location(), sought.where(), Set.of());
            if (!found.equals(Optional.of(sought.found()))) {
                throw new StatementRefused(
                        Rule.VERSION_MISMATCH,
                        sought.location(),
                        "What the search finds changed meanwhile. Send the same request again.");
            }
        }
    }
}
