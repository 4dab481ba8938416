package care.sij.exchange.direct;

import care.sij.exchange.Write;
import care.sij.exchange.WriteRequest;
import care.sij.exchange.direct.Placement.Deletion;
import care.sij.exchange.facts.Assignment;
import care.sij.exchange.facts.Assignment.Standing;
import care.sij.exchange.facts.Contents.Part;
import care.sij.exchange.facts.Identities.Known;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.facts.Telling;
import care.sij.record.ResourceKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the place of each write in the record. */
@Component
class Placing {

    private final Places places;

    Placing(Places places) {
        this.places = places;
    }

    /** Which resources the identifiers of these writes are known for now. */
    Map<Known, String> known(WriteRequest request, List<Write> writes) {
        return places.known(
                writes.stream().flatMap(write -> part(write).stream()).toList(), request.partner());
    }

    /**
     * The places of all writes.
     *
     * @param matched what the conditions find, by the place of the write
     * @throws StatementRefused when a place cannot be told, or is told twice
     */
    Placement place(List<Write> writes, Map<Integer, ResourceKey> matched, Telling telling, Map<Known, String> known) {
        List<Placed> stated = new ArrayList<>();
        List<Placed> found = new ArrayList<>();
        List<Deletion> deletions = new ArrayList<>();
        for (int place = 0; place < writes.size(); place++) {
            Write write = writes.get(place);
            int here = place;
            if (write instanceof Write.Create create) {
                Part part = part(create).orElseThrow();
                Optional<ResourceKey> match =
                        create.unless().flatMap(condition -> Optional.ofNullable(matched.get(here)));
                if (match.isPresent()) {
                    found.add(
                            new Placed(place, write, new Assignment(part, match.get(), Standing.REPEATED, List.of())));
                } else {
                    Assignment assignment = create.given()
                            .map(key -> places.ofGiven(part, key, telling, known))
                            .orElseGet(() -> places.ofNew(part, telling, known));
                    stated.add(new Placed(place, write, assignment));
                }
            } else if (write instanceof Write.Update update) {
                Part part = part(update).orElseThrow();
                stated.add(new Placed(place, write, places.ofKnown(part, update.key(), telling.partner(), known)));
            } else if (write instanceof Write.Delete delete) {
                deletions.add(new Deletion(place, delete));
            }
        }
        requireOnce(stated, deletions);
        return new Placement(List.copyOf(stated), List.copyOf(found), List.copyOf(deletions));
    }

    private static Optional<Part> part(Write write) {
        return write.content().map(resource -> new Part(write.location(), url(write), resource));
    }

    /** Resources without identifier and fullUrl still need ids of their own. */
    private static String url(Write write) {
        return write.fullUrl().isEmpty() ? write.location() : write.fullUrl();
    }

    private static void requireOnce(List<Placed> stated, List<Deletion> deletions) {
        Set<ResourceKey> seen = new HashSet<>();
        Map<Known, ResourceKey> named = new HashMap<>();
        stated.forEach(placed -> {
            requireNew(seen.add(placed.key()), placed.location());
            identities(placed)
                    .forEach(known -> requireNew(
                            placed.key().equals(named.getOrDefault(known, placed.key())), placed.location()));
            identities(placed).forEach(known -> named.put(known, placed.key()));
        });
        stated.stream().filter(Placing::isAnew).map(Placed::key).forEach(seen::remove);
        deletions.forEach(deletion ->
                requireNew(seen.add(deletion.key()), deletion.write().location()));
    }

    /** Under ids that clients give, one identifier could come to name two resources. */
    private static Stream<Known> identities(Placed placed) {
        String type = placed.key().type();
        return Assignment.isShared(type)
                ? Stream.empty()
                : placed.assignment().identifiers().stream().map(identifier -> new Known(type, identifier));
    }

    /** A create under an identifier may follow the deletion of what had it, which is done before. */
    private static boolean isAnew(Placed placed) {
        return placed.creates() && !placed.isGiven();
    }

    private static void requireNew(boolean added, String location) {
        if (!added) {
            throw new StatementRefused(
                    Rule.STATED_TWICE,
                    location,
                    "Another entry writes the same resource, by its id or by its identifiers. Write each resource"
                            + " once.");
        }
    }
}
