package care.sij.fhir.facts;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.FusionApproach;
import care.sij.clinical.ImageGuidance;
import care.sij.clinical.InjectionAgent;
import care.sij.clinical.InjectionPurpose;
import care.sij.clinical.JointSide;
import care.sij.clinical.TrialOutcome;
import care.sij.clinical.TrialType;
import care.sij.pathway.ConservativeTrial;
import care.sij.pathway.Fusion;
import care.sij.pathway.Injection;
import care.sij.pathway.PlannedProcedure;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcedureFactsTest {

    private static final FactRef REF = new FactRef("Procedure/p1/_history/1");

    private static final String INJECTION = """
            {"resourceType":"Procedure","id":"p1","status":"completed",
             "code":{"coding":[{"system":"@sij-procedure","code":"si-joint-injection"}]},
             "performedDateTime":"2023-07-24T10:00:00-04:00","bodySite":[$right],
             "extension":[
              {"url":"^sij-injection-purpose","valueCode":"diagnostic"},
              {"url":"^sij-guidance","valueCode":"fluoroscopy"},
              {"url":"^sij-contrast","extension":[{"url":"used","valueBoolean":true}]},
              {"url":"^sij-injectate","extension":[{"url":"agent","valueCodeableConcept":{"coding":[
                {"system":"@sij-agent","code":"lidocaine"}]}}]}]}""";

    private static final String FUSION = """
            {"resourceType":"Procedure","id":"p1","status":"completed",
             "code":{"coding":[{"system":"@sij-procedure","code":"si-joint-fusion"}]},
             "performedPeriod":{"start":"2024-01-22T08:00:00-05:00"},"bodySite":[$right],
             "partOf":[{"reference":"Procedure/first"}],
             "focalDevice":[{"manipulated":{"reference":"Device/1"}},{"manipulated":{"reference":"Device/2"}},
               {"manipulated":{"reference":"Device/2"}}],
             "extension":[{"url":"^sij-approach","valueCode":"lateral-transfixing"}]}""";

    private static final String TRIAL = """
            {"resourceType":"Procedure","id":"p1","status":"completed",
             "code":{"coding":[{"system":"@sij-procedure","code":"physical-therapy"}]},
             "performedPeriod":{"start":"2023-03-13","end":"2023-06-16"},
             "outcome":{"coding":[{"system":"@sij-trial-outcome","code":"failed"}]},
             "extension":[{"url":"^sij-sessions","valueInteger":24},{"url":"^sij-in-person","valueBoolean":true}]}""";

    @Test
    void readsAnInjection() {
        assertThat(Told.of(INJECTION).only(Injection.class))
                .isEqualTo(new Injection(
                        REF,
                        JointSide.RIGHT,
                        ClinicalDate.moment(LocalDateTime.of(2023, 7, 24, 10, 0)),
                        InjectionPurpose.DIAGNOSTIC,
                        ImageGuidance.FLUOROSCOPY,
                        Injection.Contrast.USED,
                        Set.of(InjectionAgent.LIDOCAINE)));
    }

    @ParameterizedTest
    @CsvSource({"true, USED", "false, NOT_USED"})
    void tellsWhetherContrastWasUsed(String used, Injection.Contrast contrast) {
        assertThat(Told.of(INJECTION.replace("\"valueBoolean\":true", "\"valueBoolean\":" + used))
                        .only(Injection.class)
                        .contrast())
                .isEqualTo(contrast);
    }

    @ParameterizedTest
    @CsvSource({
        "preparation, PlannedProcedure",
        "in-progress, PlannedProcedure",
        "on-hold, PlannedProcedure",
        "completed, Injection",
        "not-done, ",
        "stopped, ",
        "entered-in-error, "
    })
    void takesAnInjectionForWhatItsStatusMakesIt(String status, String fact) {
        assertThat(Told.of(INJECTION.replace("completed", status)).facts())
                .extracting(found -> found.getClass().getSimpleName())
                .isEqualTo(Optional.ofNullable(fact).stream().toList());
    }

    @Test
    void readsAFusionAndCountsItsImplants() {
        assertThat(Told.of(FUSION).only(Fusion.class))
                .isEqualTo(new Fusion(
                        REF,
                        JointSide.RIGHT,
                        ClinicalDate.moment(LocalDateTime.of(2024, 1, 22, 8, 0)),
                        Fusion.Kind.PRIMARY,
                        Optional.empty(),
                        Fusion.Status.COMPLETED,
                        Optional.of(FusionApproach.LATERAL_TRANSFIXING),
                        2));
    }

    @Test
    void namesTheFusionThatARevisionRevises() {
        Fusion revision = Told.of(FUSION.replace("si-joint-fusion", "si-joint-fusion-revision"))
                .only(Fusion.class);
        assertThat(revision.kind()).isEqualTo(Fusion.Kind.REVISION);
        assertThat(revision.revises()).contains(new FactRef("Procedure/first"));
    }

    @ParameterizedTest
    @CsvSource({"stopped, NOT_COMPLETED", "in-progress, NOT_COMPLETED", "completed, COMPLETED"})
    void tellsAFusionThatCameToItsEndFromOneThatDidNot(String status, Fusion.Status expected) {
        assertThat(Told.of(FUSION.replace("completed", status))
                        .only(Fusion.class)
                        .status())
                .isEqualTo(expected);
    }

    @Test
    void takesAFusionInPreparationForPlanned() {
        assertThat(Told.of(FUSION.replace("completed", "preparation"))
                        .only(PlannedProcedure.class)
                        .kind())
                .isEqualTo(PlannedProcedure.Kind.FUSION);
    }

    @Test
    void readsATrialOfConservativeCareForBothSides() {
        assertThat(Told.of(TRIAL).only(ConservativeTrial.class))
                .isEqualTo(new ConservativeTrial(
                        REF,
                        Optional.empty(),
                        ClinicalDate.day(LocalDate.of(2023, 3, 13)),
                        Optional.of(ClinicalDate.day(LocalDate.of(2023, 6, 16))),
                        TrialType.PHYSICAL_THERAPY,
                        OptionalInt.of(24),
                        ConservativeTrial.Attendance.IN_PERSON,
                        Optional.of(TrialOutcome.FAILED)));
    }

    @Test
    void leavesTheEndOfATrialOpenWhileItGoesOn() {
        String open = TRIAL.replace(",\"end\":\"2023-06-16\"", "").replace("\"completed\"", "\"in-progress\"");
        assertThat(Told.of(open).only(ConservativeTrial.class).end()).isEmpty();
    }

    @Test
    void knowsNothingOfTheEndOfATrialThatIsOverWithoutSayingWhen() {
        ClinicalDate end = Told.of(TRIAL.replace(",\"end\":\"2023-06-16\"", ""))
                .only(ConservativeTrial.class)
                .end()
                .orElseThrow();
        assertThat(end.earliest()).isEqualTo(LocalDate.of(2023, 3, 13));
        assertThat(end.latest()).isEqualTo(ClinicalDate.unknown().latest());
    }

    @Test
    void takesAnyOtherProcedureForNoFact() {
        assertThat(Told.of("""
                {"resourceType":"Procedure","id":"p1","status":"completed","code":{"text":"Hip injection"},
                 "performedDateTime":"2023-09-25","bodySite":[{"text":"Left hip"}]}""").facts()).isEmpty();
    }

    @Test
    void readsAnOrderAndABooking() {
        String order = """
                {"resourceType":"ServiceRequest","id":"r1","status":"active","intent":"order",
                 "code":{"coding":[{"system":"@sij-procedure","code":"si-joint-injection"}]},"bodySite":[$right],
                 "authoredOn":"2023-07-10","extension":[{"url":"^sij-injection-purpose","valueCode":"therapeutic"}]}""";
        assertThat(Told.of(order).only(PlannedProcedure.class).kind())
                .isEqualTo(PlannedProcedure.Kind.THERAPEUTIC_INJECTION);
        assertThat(Told.of(order.replace("active", "completed")).facts()).isEmpty();
        String booking = """
                {"resourceType":"Appointment","id":"a1","status":"booked","start":"2024-01-22T07:30:00-05:00",
                 "serviceType":[{"coding":[{"system":"@sij-procedure","code":"si-joint-fusion"}]}],
                 "extension":[{"url":"^sij-laterality","valueCodeableConcept":{"coding":[
                   {"system":"@sct","code":"7771000"}]}}]}""";
        assertThat(Told.of(booking).only(PlannedProcedure.class))
                .isEqualTo(new PlannedProcedure(
                        new FactRef("Appointment/a1/_history/1"),
                        JointSide.LEFT,
                        ClinicalDate.moment(LocalDateTime.of(2024, 1, 22, 7, 30)),
                        PlannedProcedure.Kind.FUSION));
        assertThat(Told.of(booking.replace("booked", "cancelled")).facts()).isEmpty();
        assertThat(Told.of(booking.replace("booked", "fulfilled")).facts()).isEmpty();
    }
}
