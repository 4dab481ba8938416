package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.InjectionPurpose;
import care.sij.clinical.JointSide;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One episode of one side with the facts that belong to it.
 *
 * @param facts of this side and episode, and what is told of the whole patient
 * @param patient all facts
 */
record Episode(JointSide side, int number, PathwayFacts facts, PathwayFacts patient, ClinicRules clinic) {

    <F extends Fact> List<F> of(Class<F> kind) {
        return facts.of(kind);
    }

    List<InjectionEvent> injections() {
        return InjectionEvent.of(of(Injection.class));
    }

    List<InjectionEvent> injections(InjectionPurpose purpose) {
        return injections().stream().filter(event -> event.isFor(purpose)).toList();
    }

    /** The completed operations of a kind, oldest first. */
    List<Operation> operations(Fusion.Kind kind) {
        return Operation.completed(of(Fusion.class), kind);
    }

    /** The fusion of the joint. A joint is fused once: were a second one told, the first counts. */
    Optional<Operation> fusion() {
        return operations(Fusion.Kind.PRIMARY).stream().findFirst();
    }

    /** What is ordered or booked and was not done on that day or later. */
    List<PlannedProcedure> planned(PlannedProcedure.Kind kind) {
        List<ClinicalDate> done = done(kind);
        return of(PlannedProcedure.class).stream()
                .filter(planned -> planned.kind() == kind)
                .filter(planned -> done.stream()
                        .noneMatch(
                                date -> !date.latest().isBefore(planned.date().earliest())))
                .toList();
    }

    private List<ClinicalDate> done(PlannedProcedure.Kind kind) {
        return switch (kind) {
            case DIAGNOSTIC_INJECTION -> dates(InjectionPurpose.DIAGNOSTIC);
            case THERAPEUTIC_INJECTION -> dates(InjectionPurpose.THERAPEUTIC);
            case FUSION ->
                operations(Fusion.Kind.PRIMARY).stream().map(Operation::date).toList();
        };
    }

    private List<ClinicalDate> dates(InjectionPurpose purpose) {
        return injections(purpose).stream().map(InjectionEvent::date).toList();
    }

    /** Pain outside injections, oldest first. */
    List<PainReading> pain() {
        return of(PainReading.class).stream()
                .filter(reading -> reading.around().isEmpty())
                .toList();
    }

    /** The newest decision that is not later than the fusion, which it led to. */
    Optional<DecisionRecord> decisionBeforeFusion() {
        return of(DecisionRecord.class).stream()
                .filter(decision -> fusion().map(operation ->
                                !decision.date().from().isAfter(operation.date().to()))
                        .orElse(true))
                .reduce((older, newer) -> newer);
    }

    /** The day policies are evaluated for: of that decision, else of the latest clinical fact, never the clock. */
    LocalDate referenceDate() {
        return decisionBeforeFusion()
                .filter(decision -> decision.date().isKnown())
                .map(decision -> decision.date().latest())
                .orElseGet(this::latestClinicalDay);
    }

    /** Bookings lie ahead and coverage is no clinical fact, so neither counts. */
    private LocalDate latestClinicalDay() {
        return facts.facts().stream()
                .filter(fact -> !(fact instanceof PlannedProcedure) && !(fact instanceof CoverageOnRecord))
                .map(Episode::lastDay)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static LocalDate lastDay(Fact fact) {
        if (fact instanceof ConservativeTrial trial && trial.end().isPresent()) {
            return trial.end().get().earliest();
        }
        return fact.date().earliest();
    }

    Evidence evidence() {
        return new Evidence(side, referenceDate(), facts, patient, clinic);
    }

    /** The readings around an injection, whichever episode their own date falls into. */
    BlockReadings readingsOf(InjectionEvent event) {
        return BlockReadings.of(event, patient.of(PainReading.class, side));
    }
}
