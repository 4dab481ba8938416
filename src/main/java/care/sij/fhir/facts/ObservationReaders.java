package care.sij.fhir.facts;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.FindingResult;
import care.sij.clinical.FusionApproach;
import care.sij.clinical.JointSide;
import care.sij.clinical.NeuroFinding;
import care.sij.clinical.PostopSymptom;
import care.sij.clinical.ProvocationTest;
import care.sij.clinical.SmokingStatus;
import care.sij.clinical.SurgicalDecision;
import care.sij.clinical.WoundFinding;
import care.sij.fhir.SijUris;
import care.sij.pathway.DecisionRecord;
import care.sij.pathway.Fact;
import care.sij.pathway.FortinFinding;
import care.sij.pathway.NeuroObservation;
import care.sij.pathway.ProvocationFinding;
import care.sij.pathway.SmokingReading;
import care.sij.pathway.SymptomObservation;
import care.sij.pathway.WoundObservation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;

/** Reads Observations whose value is a code. */
final class ObservationReaders {

    private static final String OWN = SijUris.codeSystem("sij-observation");
    private static final String PROVOCATION = SijUris.codeSystem("sij-provocation-test");
    private static final String RESULT = SijUris.codeSystem("sij-test-result");
    private static final String SMOKING = "72166-2";

    private final ClinicTime time;

    ObservationReaders(ClinicTime time) {
        this.time = time;
    }

    List<FactReader<Observation>> all() {
        return List.of(
                this::provocation,
                this::smoking,
                sided("fortin-finger-test", "sij-test-result", FindingResult::of, FortinFinding::new),
                sided("neurological-finding", "sij-neuro-finding", NeuroFinding::of, NeuroObservation::new),
                sided("wound-finding", "sij-wound-finding", WoundFinding::of, WoundObservation::new),
                sided("postop-symptom", "sij-postop-symptom", PostopSymptom::of, SymptomObservation::new),
                this::decision);
    }

    private Optional<PendingFact> provocation(FactRef ref, Observation seen) {
        return Codings.value(seen.getCode(), PROVOCATION, ProvocationTest::of)
                .flatMap(test -> value(seen, RESULT, FindingResult::of)
                        .flatMap(result ->
                                side(seen).map(side -> new ProvocationFinding(ref, side, when(seen), test, result))))
                .map(PendingFact::settled);
    }

    private Optional<PendingFact> smoking(FactRef ref, Observation seen) {
        return Codings.has(seen.getCode(), Codings.LOINC, SMOKING)
                ? value(seen, Codings.SNOMED, SmokingStatus::of)
                        .map(status -> PendingFact.settled(new SmokingReading(ref, when(seen), status)))
                : Optional.empty();
    }

    private Optional<PendingFact> decision(FactRef ref, Observation seen) {
        Optional<FusionApproach> approach = Extensions.value(seen.getExtension(), "sij-approach", CodeType.class)
                .map(CodeType::getCode)
                .flatMap(FusionApproach::of);
        FactReader<Observation> reader = sided(
                "surgical-decision",
                "sij-decision",
                SurgicalDecision::of,
                (fact, side, date, decision) -> new DecisionRecord(fact, side, date, decision, approach));
        return reader.read(ref, seen);
    }

    private <V> FactReader<Observation> sided(
            String code, String valueSystem, Function<String, Optional<V>> parse, SidedFinding<V> finding) {
        String values = SijUris.codeSystem(valueSystem);
        return (ref, seen) -> Codings.has(seen.getCode(), OWN, code)
                ? value(seen, values, parse)
                        .flatMap(value -> side(seen).map(side -> finding.of(ref, side, when(seen), value)))
                        .map(PendingFact::settled)
                : Optional.empty();
    }

    private static <V> Optional<V> value(Observation seen, String system, Function<String, Optional<V>> parse) {
        return seen.getValue() instanceof CodeableConcept concept
                ? Codings.value(concept, system, parse)
                : Optional.empty();
    }

    private static Optional<JointSide> side(Observation seen) {
        return Sides.of(seen, Sides.sites(seen.getBodySite()));
    }

    private ClinicalDate when(Observation seen) {
        return time.when(seen.getEffective());
    }

    /** Makes a fact of a side, a date and a coded value. */
    @FunctionalInterface
    private interface SidedFinding<V> {

        Fact of(FactRef ref, JointSide side, ClinicalDate date, V value);
    }
}
