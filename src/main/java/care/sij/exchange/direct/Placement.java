package care.sij.exchange.direct;

import care.sij.exchange.Write;
import care.sij.exchange.facts.Assignment;
import care.sij.record.ResourceKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the writes of a request meet the record.
 *
 * @param stated what is to be stored
 * @param found what conditions have found, to be referred to and left as it is
 */
record Placement(List<Placed> stated, List<Placed> found, List<Deletion> deletions) {

    /** @param place its place among the writes of the request */
    record Deletion(int place, Write.Delete write) {

        ResourceKey key() {
            return write.key();
        }
    }

    /** What is to change. */
    List<ResourceKey> keys() {
        return Stream.concat(
                        stated.stream().map(Placed::key), deletions.stream().map(Deletion::key))
                .toList();
    }

    /** Whether it is deleted before anything else is done to it. */
    boolean deletes(ResourceKey key) {
        return deletions.stream().anyMatch(deletion -> deletion.key().equals(key));
    }

    /** What must be there already. */
    List<ResourceKey> targets() {
        return Stream.concat(
                        stated.stream().filter(placed -> !placed.creates()).map(Placed::key),
                        deletions.stream().map(Deletion::key))
                .toList();
    }

    List<Assignment> told() {
        return stated.stream().map(Placed::assignment).toList();
    }

    List<Assignment> nameable() {
        return Stream.concat(stated.stream(), found.stream())
                .map(Placed::assignment)
                .toList();
    }
}
