package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One real operation on one side, however many partners told it.
 *
 * @param tellings at least one, oldest first
 */
record Operation(Fusion.Kind kind, ClinicalDate date, List<Fusion> tellings) {

    /** The completed operations of one side and kind, oldest first. */
    static List<Operation> completed(Collection<Fusion> fusions, Fusion.Kind kind) {
        return fusions.stream()
                .filter(fusion -> fusion.kind() == kind && fusion.status() == Fusion.Status.COMPLETED)
                .sorted(PathwayFacts.BY_DATE)
                .collect(Collectors.groupingBy(fusion -> fusion.date().toString(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(told -> new Operation(kind, told.get(0).date(), told))
                .sorted(Comparator.comparing(Operation::date).thenComparing(Operation::key))
                .toList();
    }

    String key() {
        return (kind == Fusion.Kind.PRIMARY ? "fusion-" : "revision-") + date;
    }

    /** Tells whether the fact is surely later than the operation. */
    boolean isBefore(Fact fact) {
        return date.to().isBefore(fact.date().from());
    }

    /** Tells whether the fact is surely earlier than the operation. */
    boolean isAfter(Fact fact) {
        return fact.date().to().isBefore(date.from());
    }
}
