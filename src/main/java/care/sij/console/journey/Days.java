package care.sij.console.journey;

import care.sij.clinical.ClinicalDate;
import care.sij.pathway.Fact;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Clinical dates for drawings and tables. */
final class Days {

    private Days() {}

    /** The first day that it may have been; empty when nothing is known. */
    static Optional<LocalDate> known(ClinicalDate date) {
        return date.isKnown() ? Optional.of(date.earliest()) : Optional.empty();
    }

    /** As exactly as it is known. */
    static String words(ClinicalDate date) {
        return date.isKnown() ? date.toString() : Plain.NOT_RECORDED;
    }

    /** Links to the versions that tell the facts. */
    static List<Source> sources(PatientRecord record, Collection<? extends Fact> facts) {
        return facts.stream()
                .flatMap(fact -> record.source(fact.ref(), words(fact.date())).stream())
                .toList();
    }
}
