package care.sij.fhir.facts;

import care.sij.clinical.FactRef;
import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Resource;

/**
 * The readers of one resource type.
 *
 * @param stands tells whether a resource still says what it once said
 */
record TypeReaders<R extends Resource>(Class<R> type, Predicate<R> stands, List<FactReader<R>> readers) {

    List<PendingFact> read(FactRef ref, Resource resource) {
        R typed = type.cast(resource);
        return stands.test(typed)
                ? readers.stream()
                        .flatMap(reader -> reader.read(ref, typed).stream())
                        .toList()
                : List.of();
    }
}
