package care.sij.fhir.facts;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.fhir.SijUris;
import care.sij.pathway.PregnancyRelatedPain;
import care.sij.pathway.SiCondition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Condition;

/** Reads diagnoses. */
final class ConditionReaders {

    /** ICD-10-CM codes in use for SI joint pain (clinical.md 6.3 and 6.4; V1). */
    private static final Set<String> SI_JOINT_ICD = Set.of(
            "M46.1",
            "M53.3",
            "M53.2X7",
            "M53.2X8",
            "M53.87",
            "M53.88",
            "M47.818",
            "M47.898",
            "M99.04",
            "M43.17",
            "M43.18",
            "M43.27",
            "M43.28",
            "M54.18",
            "S33.2XXA",
            "S33.6XXA");

    /** SNOMED CT disorders of the SI joint (clinical.md 6.1; V1, the last two V2). */
    private static final Set<String> SI_JOINT_SNOMED =
            Set.of("55146009", "239815007", "201776007", "1303820006", "16065006");

    private final ClinicTime time;

    ConditionReaders(ClinicTime time) {
        this.time = time;
    }

    List<FactReader<Condition>> all() {
        return List.of(this::siCondition, this::pregnancyRelated);
    }

    private Optional<PendingFact> siCondition(FactRef ref, Condition condition) {
        if (!isOfSiJoint(condition)) {
            return Optional.empty();
        }
        SiCondition.Verification verification =
                Standing.refuted(condition) ? SiCondition.Verification.REFUTED : SiCondition.Verification.STANDING;
        return Sides.of(condition, condition.getBodySite())
                .map(side -> new SiCondition(ref, side, recorded(condition), onset(condition), verification))
                .map(PendingFact::settled);
    }

    private Optional<PendingFact> pregnancyRelated(FactRef ref, Condition condition) {
        boolean related =
                Codings.has(condition.getCode(), SijUris.codeSystem("sij-condition"), "pregnancy-related-pelvic-pain");
        return related && !Standing.refuted(condition)
                ? Optional.of(PendingFact.settled(new PregnancyRelatedPain(ref, recorded(condition))))
                : Optional.empty();
    }

    private static boolean isOfSiJoint(Condition condition) {
        return Codings.codes(condition.getCode(), Codings.ICD_10_CM).anyMatch(SI_JOINT_ICD::contains)
                || Codings.codes(condition.getCode(), Codings.SNOMED).anyMatch(SI_JOINT_SNOMED::contains);
    }

    /** When a refuted one was given up, as far as told; else when it was recorded, else its onset. */
    private ClinicalDate recorded(Condition condition) {
        Optional<ClinicalDate> abatement = Standing.refuted(condition) && condition.hasAbatement()
                ? time.known(condition.getAbatement())
                : Optional.empty();
        return abatement
                .or(() -> time.known(condition.getRecordedDateElement()))
                .or(() -> onset(condition))
                .orElseGet(ClinicalDate::unknown);
    }

    private Optional<ClinicalDate> onset(Condition condition) {
        return condition.hasOnset()
                ? Optional.of(time.when(condition.getOnset())).filter(ClinicalDate::isKnown)
                : Optional.empty();
    }
}
