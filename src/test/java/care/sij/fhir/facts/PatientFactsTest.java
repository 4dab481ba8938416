package care.sij.fhir.facts;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.AdverseEventKind;
import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.ImagingFinding;
import care.sij.clinical.ImagingModality;
import care.sij.clinical.ImagingRegion;
import care.sij.clinical.JointSide;
import care.sij.pathway.AdverseEvent;
import care.sij.pathway.CoverageOnRecord;
import care.sij.pathway.Death;
import care.sij.pathway.ImagingStudy;
import care.sij.pathway.PregnancyRelatedPain;
import care.sij.pathway.Referral;
import care.sij.pathway.ReferralState;
import care.sij.pathway.SiCondition;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientFactsTest {

    private static final String CONDITION = """
            {"resourceType":"Condition","id":"c1","code":{"coding":[
               {"system":"http://hl7.org/fhir/sid/icd-10-cm","code":"M53.3"}]},
             "verificationStatus":{"coding":[
               {"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"confirmed"}]},
             "onsetDateTime":"2023-01-16","recordedDate":"2023-03-06","bodySite":[$right]}""";

    private static final String REQUEST = """
            {"resourceType":"ServiceRequest","id":"r1","status":"active","intent":"order",
             "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"PLAC"}]},
               "system":"http://demo-hospital.example.org/referral","value":"REF-1"}],
             "code":{"coding":[{"system":"@sij-procedure","code":"referral"}]},"bodySite":[$right],
             "insurance":[{"reference":"Coverage/cov"}],"authoredOn":"2023-06-19"}""";

    private static final String TASK = """
            {"resourceType":"Task","id":"t1","status":"accepted","intent":"order","lastModified":"2023-06-20",
             "code":{"coding":[{"system":"http://hl7.org/fhir/CodeSystem/task-code","code":"fulfill"}]},
             "focus":{"reference":"ServiceRequest/r1"}}""";

    private static final String COVERAGE = """
            {"resourceType":"Coverage","id":"cov","status":"active","period":{"start":"2023-01-01"},
             "payor":[{"reference":"Organization/payer"}]}""";

    private static final String PAYER = """
            {"resourceType":"Organization","id":"payer","identifier":[
              {"system":"http://sij-pathways.example.org/fhir/sid/payer","value":"carelon"}]}""";

    @Test
    void readsAConditionOfTheJoint() {
        assertThat(Told.of(CONDITION).only(SiCondition.class))
                .isEqualTo(new SiCondition(
                        new FactRef("Condition/c1/_history/1"),
                        JointSide.RIGHT,
                        day("2023-03-06"),
                        Optional.of(day("2023-01-16")),
                        SiCondition.Verification.STANDING));
    }

    @Test
    void takesTheDeathOfAPatientThatItReplacesAndOfOneThatThatReplaces() {
        String replacing = "{\"resourceType\":\"Patient\",\"id\":\"%s\",\"link\":[{\"type\":\"replaces\","
                + "\"other\":{\"reference\":\"Patient/%s\"}}]}";
        String died = "{\"resourceType\":\"Patient\",\"id\":\"p3\",\"deceasedDateTime\":\"2024-02-01\"}";
        Told told = Told.of(replacing.formatted("p1", "p2"));
        assertThat(told.facts()).isEmpty();
        assertThat(told.shared(replacing.formatted("p2", "p3")).shared(died).only(Death.class))
                .isEqualTo(new Death(new FactRef("Patient/p3/_history/1"), day("2024-02-01")));
    }

    @Test
    void keepsARefutedConditionAsAFact() {
        assertThat(Told.of(CONDITION.replace("confirmed", "refuted"))
                        .only(SiCondition.class)
                        .verification())
                .isEqualTo(SiCondition.Verification.REFUTED);
        assertThat(Told.of(CONDITION.replace("confirmed", "entered-in-error")).facts())
                .isEmpty();
    }

    @Test
    void takesOtherConditionsForNoFactOfTheJoint() {
        assertThat(Told.of(CONDITION.replace("M53.3", "I10")).facts()).isEmpty();
        assertThat(Told.of(CONDITION.replace(",\"bodySite\":[$right]", "")).facts())
                .isEmpty();
    }

    @Test
    void readsThatThePainIsRelatedToPregnancy() {
        assertThat(Told.of("""
                        {"resourceType":"Condition","id":"c1","recordedDate":"2023-03-06","code":{"coding":[
                          {"system":"@sij-condition","code":"pregnancy-related-pelvic-pain"}]}}""").only(PregnancyRelatedPain.class).date()).isEqualTo(day("2023-03-06"));
    }

    @ParameterizedTest
    @CsvSource({
        "requested, OPEN",
        "received, OPEN",
        "accepted, ACCEPTED",
        "in-progress, ACCEPTED",
        "rejected, DECLINED",
        "cancelled, CANCELLED",
        "completed, COMPLETED",
        "failed, FAILED"
    })
    void readsTheStateOfAReferralFromItsTask(String status, ReferralState state) {
        Referral referral = Told.of(REQUEST, TASK.replace("accepted", status)).only(Referral.class);
        assertThat(referral.state()).isEqualTo(state);
        assertThat(referral.referralId()).isEqualTo("http://demo-hospital.example.org/referral|REF-1");
        assertThat(referral.task()).contains(new FactRef("Task/t1/_history/1"));
        assertThat(referral.stateSince()).isEqualTo(day("2023-06-20"));
    }

    @Test
    void holdsAReferralOpenThatHasNoTaskOfItsOwn() {
        String child = TASK.replace("\"focus\"", "\"partOf\":[{\"reference\":\"Task/t0\"}],\"focus\"");
        assertThat(Told.of(REQUEST).only(Referral.class).state()).isEqualTo(ReferralState.OPEN);
        assertThat(Told.of(REQUEST, child).only(Referral.class).state()).isEqualTo(ReferralState.OPEN);
    }

    @Test
    void findsTheTaskThatNamesTheReferralByItsPlacersIdentifier() {
        String logical = TASK.replace("{\"reference\":\"ServiceRequest/r1\"}", """
                {"type":"ServiceRequest","identifier":
                  {"system":"http://demo-hospital.example.org/referral","value":"REF-1"}}""");
        assertThat(Told.of(REQUEST, logical).only(Referral.class).state()).isEqualTo(ReferralState.ACCEPTED);
    }

    @Test
    void cancelsARevokedReferralWhateverItsTaskSays() {
        assertThat(Told.of(REQUEST.replace("\"active\"", "\"revoked\""), TASK)
                        .only(Referral.class)
                        .state())
                .isEqualTo(ReferralState.CANCELLED);
    }

    @Test
    void namesThePayerOfTheCoverageThatAReferralNames() {
        assertThat(Told.of(COVERAGE, REQUEST).shared(PAYER).facts())
                .filteredOn(CoverageOnRecord.class::isInstance)
                .containsExactly(
                        new CoverageOnRecord(new FactRef("Coverage/cov/_history/1"), day("2023-01-01"), "carelon"));
        assertThat(Told.of(COVERAGE).shared(PAYER).facts()).isEmpty();
        assertThat(Told.of(COVERAGE, REQUEST).facts()).hasSize(1);
    }

    @Test
    void readsAnImagingReport() {
        assertThat(Told.of("""
                        {"resourceType":"DiagnosticReport","id":"d1","status":"final",
                         "effectiveDateTime":"2023-11-27","code":{"coding":[{"system":"@loinc","code":"30619-1"}]},
                         "conclusionCode":[{"coding":[{"system":"@sij-imaging-finding","code":"degenerative"}]}]}""").only(ImagingStudy.class))
                .isEqualTo(new ImagingStudy(
                        new FactRef("DiagnosticReport/d1/_history/1"),
                        Optional.empty(),
                        day("2023-11-27"),
                        ImagingRegion.SI_JOINT_OR_PELVIS,
                        ImagingModality.CT,
                        Set.of(ImagingFinding.DEGENERATIVE)));
    }

    @Test
    void readsAnAdverseEventUnlessItWasWithdrawn() {
        String event = """
                {"resourceType":"AdverseEvent","id":"e1","actuality":"actual","date":"2024-02-10",
                 "event":{"coding":[{"system":"@sij-adverse-event","code":"implant-malposition"}]},
                 "seriousness":{"coding":[
                   {"system":"http://terminology.hl7.org/CodeSystem/adverse-event-seriousness","code":"Serious"}]},
                 "suspectEntity":[{"instance":{"reference":"Device/1"}}]}""";
        assertThat(Told.of(event).only(AdverseEvent.class))
                .isEqualTo(new AdverseEvent(
                        new FactRef("AdverseEvent/e1/_history/1"),
                        Optional.empty(),
                        day("2024-02-10"),
                        AdverseEventKind.IMPLANT_MALPOSITION,
                        AdverseEvent.Seriousness.SERIOUS,
                        AdverseEvent.DeviceRelation.SUSPECTED));
        String withdrawn = event.replace(
                "\"actuality\"",
                "\"modifierExtension\":[{\"url\":\"^sij-entered-in-error\",\"valueBoolean\":true}],\"actuality\"");
        assertThat(Told.of(withdrawn).facts()).isEmpty();
        assertThat(Told.of(event.replace("\"actual\"", "\"potential\"")).facts())
                .isEmpty();
    }

    @Test
    void readsThatThePatientDied() {
        assertThat(Told.of("{\"resourceType\":\"Patient\",\"id\":\"p1\",\"deceasedDateTime\":\"2024-05\"}")
                        .only(Death.class)
                        .date()
                        .latest())
                .isEqualTo(LocalDate.of(2024, 5, 31));
        assertThat(Told.of("{\"resourceType\":\"Patient\",\"id\":\"p1\",\"deceasedBoolean\":true}")
                        .only(Death.class)
                        .date()
                        .isKnown())
                .isFalse();
        assertThat(Told.of("{\"resourceType\":\"Patient\",\"id\":\"p1\",\"deceasedBoolean\":false}")
                        .facts())
                .isEmpty();
    }

    private static ClinicalDate day(String date) {
        return ClinicalDate.day(LocalDate.parse(date));
    }
}
