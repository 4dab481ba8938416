package care.sij.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.Write;
import care.sij.record.ResourceKey;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerWritesTest {

    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 3, 1, 12, 0, 0, 0, ZoneId.of("America/New_York"));
    private static final AnswerForm TYPED = AnswerForm.of(Map.of(
            "text",
            "Because",
            "reason",
            "not-covered",
            "day",
            "2026-07-02",
            "time",
            "09:30",
            "minutes",
            "30",
            "location",
            "Room 4"));

    private static List<Write> writes(Answer answer, Optional<BookedVisit> booked) {
        Task task = new Task()
                .setStatus(TaskStatus.RECEIVED)
                .setStatusReason(new CodeableConcept().setText("before"))
                .setFor(new Reference("Patient/p"))
                .setFocus(new Reference("ServiceRequest/r"));
        task.setDescription("kept");
        AskedReferral referral = new AskedReferral(new ResourceKey("Task", "t"), 7, "hospital", task);
        return new AnswerWrites(referral, booked, NOW).of(answer, TYPED);
    }

    private static BookedVisit booked() {
        Appointment appointment = new Appointment().setStatus(AppointmentStatus.BOOKED);
        appointment.addParticipant().setActor(new Reference("Patient/p"));
        appointment
                .addParticipant()
                .setActor(new Reference().setType("Location").setDisplay("Room 1"));
        return new BookedVisit(new ResourceKey("Appointment", "a"), 2, appointment);
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPT, accepted, 3.0, ''",
        "DECLINE, rejected, 4.0, Because",
        "ASK, received, awaiting-information, Because",
        "SCHEDULE, in-progress, 5.1.1, ''",
        "NO_SHOW, in-progress, 5.1.2, ''",
        "CANCEL_VISIT, in-progress, 5.1.3, Because",
        "CONFIRM_CANCEL, cancelled, 6.0, Because",
        "ASK_TO_CANCEL, in-progress, 5.2, Because"
    })
    void movesTheTaskOfTheVersionThatWasRead(Answer answer, String status, String business, String reason) {
        Write.Update update = (Write.Update) writes(answer, Optional.empty()).get(0);
        Task task = (Task) update.resource();

        assertThat(update.ifVersion()).hasValue(7);
        assertThat(task.getStatus().toCode()).isEqualTo(status);
        assertThat(task.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo(business);
        assertThat(WorkWords.of(task.getStatusReason())).isEqualTo(reason);
        assertThat(task.getDescription()).isEqualTo("kept");
        assertThat(task.getLastModifiedElement().getValueAsString()).isEqualTo("2026-03-01T12:00:00-05:00");
    }

    @Test
    void makesAnAppointmentInTheClinicsZone() {
        Write.Create create =
                (Write.Create) writes(Answer.SCHEDULE, Optional.empty()).get(1);
        Appointment appointment = (Appointment) create.resource();

        assertThat(appointment.getStartElement().getValueAsString()).isEqualTo("2026-07-02T09:30:00-04:00");
        assertThat(appointment.getEndElement().getValueAsString()).isEqualTo("2026-07-02T10:00:00-04:00");
        assertThat(appointment.getBasedOnFirstRep().getReference()).isEqualTo("ServiceRequest/r");
        assertThat(appointment.getParticipant())
                .extracting(
                        one -> one.getActor().getReference(),
                        one -> one.getActor().getDisplay())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Patient/p", null),
                        org.assertj.core.groups.Tuple.tuple(null, "Room 4"));
    }

    @Test
    void movesTheAppointmentThatStands() {
        Write.Update update =
                (Write.Update) writes(Answer.SCHEDULE, Optional.of(booked())).get(1);
        Appointment appointment = (Appointment) update.resource();

        assertThat(update.ifVersion()).hasValue(2);
        assertThat(appointment.getParticipant())
                .extracting(one -> one.getActor().getDisplay())
                .containsExactly(null, "Room 4");
    }

    @ParameterizedTest
    @CsvSource({"NO_SHOW, noshow", "CANCEL_VISIT, cancelled", "CONFIRM_CANCEL, cancelled"})
    void endsTheAppointmentThatStands(Answer answer, String status) {
        Write.Update update =
                (Write.Update) writes(answer, Optional.of(booked())).get(1);

        assertThat(update.ifVersion()).as("a race loses").hasValue(2);
        assertThat(((Appointment) update.resource()).getStatus().toCode()).isEqualTo(status);
        assertThat(writes(answer, Optional.empty())).hasSize(1);
    }
}
