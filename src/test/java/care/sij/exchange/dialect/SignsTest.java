package care.sij.exchange.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.conformance.Profile;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What decides which event a message of a dialect tells. */
class SignsTest {

    private static final String OURS = "http://sij-pathways.example.org/fhir/CodeSystem/sij-business-status";
    private static final String BSER = "http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS";
    private static final String COW = "http://hl7.org/fhir/uv/cow/CodeSystem/temp";

    @ParameterizedTest
    @CsvSource({
        "requested, , , PLACED",
        "received, , , PLACED",
        "requested, " + BSER + ", 2.0, PLACED",
        "received, " + COW + ", awaiting-information, AWAITING",
        "accepted, , , ACCEPTED",
        "rejected, " + BSER + ", 4.0, DECLINED",
        "in-progress, " + BSER + ", 5.1.1, SCHEDULED",
        "in-progress, " + COW + ", visit-scheduled, SCHEDULED",
        "in-progress, " + OURS + ", 5.1.2, UNATTENDED",
        "in-progress, " + OURS + ", 5.1.3, APPOINTMENT_CANCELLED",
        "in-progress, , , ACTIVE",
        "in-progress, " + OURS + ", 5.1.4, NOTED",
        "in-progress, " + COW + ", visit-complete, NOTED",
        "in-progress, " + COW + ", preliminary-outcome, NOTED",
        "in-progress, " + BSER + ", 5.2, CANCELLATION_ASKED",
        "cancelled, , , CANCELLED",
        "completed, " + OURS + ", 7.0, COMPLETED",
        "in-progress, " + COW + ", specimen-collected, UNCLEAR",
        "accepted, " + BSER + ", 7.0, UNCLEAR",
        "draft, , , UNCLEAR",
        "failed, , , UNCLEAR"
    })
    void followsFromTheTask(String status, String system, String code, Sign sign) {
        assertThat(Signs.of(about(task(status, system, code)), Set.of())).isEqualTo(sign);
    }

    static Stream<Arguments> whatComesAlong() {
        Task active = task("in-progress", OURS, "5.1");
        Task reported = task("in-progress", OURS, "5.1.4");
        return Stream.of(
                Arguments.of(active, List.of(new Appointment()), Set.of(), Sign.BOOKED),
                Arguments.of(active, List.of(new Appointment(), new DocumentReference()), Set.of(), Sign.NOTED),
                Arguments.of(active, List.of(new DocumentReference()), Set.of(Profile.INJECTION), Sign.INJECTED),
                Arguments.of(reported, List.of(), Set.of(Profile.FUSION, Profile.CONSERVATIVE_TRIAL), Sign.OPERATED),
                Arguments.of(reported, List.of(), Set.of(Profile.FUSION, Profile.INJECTION), Sign.BOTH_DONE));
    }

    @ParameterizedTest
    @MethodSource("whatComesAlong")
    void followsFromWhatComesAlongOnceWorkHasBegun(Task task, List<Resource> along, Set<Profile> done, Sign sign) {
        Bundle bundle = about(task);
        along.forEach(resource -> bundle.addEntry().setResource(resource));

        assertThat(Signs.of(bundle, done)).isEqualTo(sign);
    }

    @Test
    void tellsFollowUpsAndCancellationsByTheKindOfTask() {
        Task child = task("completed", OURS, "7.0");
        child.addPartOf(new Reference("Task/1"));
        Task abort = task("requested", OURS, "");
        abort.setCode(new CodeableConcept(new Coding("http://hl7.org/fhir/CodeSystem/task-code", "abort", null)));

        assertThat(Signs.of(about(child), Set.of())).isEqualTo(Sign.FOLLOWED_UP);
        assertThat(Signs.of(about(abort), Set.of())).isEqualTo(Sign.CANCELLATION_ASKED);
    }

    @Test
    void isUnclearOfATaskThatSaysWhyItHasNoStatus() {
        Task task = new Task();
        task.getStatusElement()
                .addExtension(new Extension(
                        "http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("unknown")));

        assertThat(Signs.of(about(task), Set.of())).isEqualTo(Sign.UNCLEAR);
    }

    @Test
    void followsFromTheFirstCodingThatMakesAStateWhenOursIsNotTold() {
        Task task = task("in-progress", "http://demo-clinic.example.org/status", "waiting-room");
        task.getBusinessStatus().addCoding(new Coding(BSER, "5.1.1", null));
        assertThat(Signs.of(about(task), Set.of())).isEqualTo(Sign.SCHEDULED);

        task.getBusinessStatus().addCoding(new Coding(OURS, "5.1.2", null));
        assertThat(Signs.of(about(task), Set.of())).isEqualTo(Sign.UNATTENDED);
    }

    @ParameterizedTest
    @CsvSource({
        "completed, true",
        "entered-in-error, true",
        "not-done, false",
        "preparation, false",
        "in-progress, false",
        "stopped, false"
    })
    void countsProceduresThatWereDoneOrAreTakenBack(String status, boolean counts) {
        assertThat(Signs.isDone(new Procedure().setStatus(ProcedureStatus.fromCode(status))))
                .isEqualTo(counts);
    }

    @Test
    void isUnclearWithoutATaskInFocus() {
        Bundle two = about(task("accepted", OURS, "3.0"));
        ((MessageHeader) two.getEntryFirstRep().getResource()).addFocus(new Reference("urn:uuid:2"));

        assertThat(Signs.of(two, Set.of())).isEqualTo(Sign.UNCLEAR);
        assertThat(Signs.of(new Bundle(), Set.of())).isEqualTo(Sign.UNCLEAR);
    }

    private static Task task(String status, String system, String code) {
        Task task = new Task();
        task.setStatus(TaskStatus.fromCode(status));
        if (code != null && !code.isEmpty()) {
            task.setBusinessStatus(new CodeableConcept(new Coding(system, code, null)));
        }
        return task;
    }

    private static Bundle about(Task task) {
        MessageHeader header = new MessageHeader();
        header.addFocus(new Reference("urn:uuid:1"));
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(header);
        bundle.addEntry().setFullUrl("urn:uuid:1").setResource(task);
        return bundle;
    }
}
