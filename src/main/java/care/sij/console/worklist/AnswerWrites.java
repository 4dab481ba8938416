package care.sij.console.worklist;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import care.sij.exchange.Write;
import care.sij.fhir.SijUris;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * An answer as what is written: the referral's Task in its next state, and the appointment beside it.
 *
 * @param referral as the form was made from it
 * @param booked the appointment that stands, as the form was made from it
 * @param now in the clinic's zone
 */
record AnswerWrites(AskedReferral referral, Optional<BookedVisit> booked, ZonedDateTime now) {

    List<Write> of(Answer answer, AnswerForm form) {
        List<Write> writes = new ArrayList<>();
        writes.add(
                new Write.Update("Task", "", referral.key(), task(answer, form), OptionalLong.of(referral.version())));
        switch (answer) {
            case SCHEDULE -> writes.add(visit(form));
            case NO_SHOW -> end(AppointmentStatus.NOSHOW).ifPresent(writes::add);
            case CANCEL_VISIT, CONFIRM_CANCEL ->
                end(AppointmentStatus.CANCELLED).ifPresent(writes::add);
            case ACCEPT, ASK, DECLINE, ASK_TO_CANCEL -> {}
        }
        return List.copyOf(writes);
    }

    private Task task(Answer answer, AnswerForm form) {
        Task task = referral.task().copy();
        task.setStatus(TaskStatus.fromCode(answer.state().taskStatus()));
        task.setBusinessStatus(new CodeableConcept(new Coding()
                .setSystem(SijUris.codeSystem("sij-business-status"))
                .setCode(answer.state().businessStatus())));
        task.setLastModifiedElement(new DateTimeType(
                Date.from(now.toInstant()), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone(now.getZone())));
        task.setStatusReason(null);
        reason(answer, form).ifPresent(task::setStatusReason);
        return task;
    }

    private static Optional<CodeableConcept> reason(Answer answer, AnswerForm form) {
        Optional<DeclineReason> coded = answer.hasReason() ? DeclineReason.of(form.reason()) : Optional.empty();
        String text = form.text().isEmpty() ? coded.map(DeclineReason::title).orElse("") : form.text();
        if (!answer.hasText() || text.isEmpty()) {
            return Optional.empty();
        }
        CodeableConcept reason = new CodeableConcept().setText(text);
        coded.ifPresent(code -> reason.addCoding()
                .setSystem(SijUris.codeSystem("sij-decline-reason"))
                .setCode(code.code())
                .setDisplay(code.title()));
        return Optional.of(reason);
    }

    private Write visit(AnswerForm form) {
        AnswerForm.Visit visit = form.visit(now.getZone()).orElseThrow();
        Appointment appointment =
                booked.map(BookedVisit::appointment).map(Appointment::copy).orElseGet(this::appointment);
        appointment.setStatus(AppointmentStatus.BOOKED);
        appointment.setStartElement(instant(visit.start()));
        appointment.setEndElement(instant(visit.end()));
        place(appointment, form.location());
        return booked.<Write>map(one ->
                        new Write.Update("Appointment", "", one.key(), appointment, OptionalLong.of(one.version())))
                .orElseGet(() -> new Write.Create("Appointment", "", appointment, Optional.empty()));
    }

    private Appointment appointment() {
        Appointment appointment = new Appointment();
        appointment.setDescription("Appointment at the clinic");
        appointment.setCreatedElement(new DateTimeType(
                Date.from(now.toInstant()), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone(now.getZone())));
        Reference request = referral.task().getFocus();
        if (request.hasReference()) {
            appointment.addBasedOn(new Reference(request.getReference()));
        }
        appointment
                .addParticipant()
                .setActor(new Reference("Patient/" + referral.patient()))
                .setStatus(ParticipationStatus.ACCEPTED);
        return appointment;
    }

    /** Where there is no Location on record, its name stands for it. */
    private static void place(Appointment appointment, String location) {
        appointment
                .getParticipant()
                .removeIf(one -> !one.getActor().hasReference()
                        && "Location".equals(one.getActor().getType()));
        if (!location.isEmpty()) {
            appointment
                    .addParticipant()
                    .setActor(new Reference().setType("Location").setDisplay(location))
                    .setStatus(ParticipationStatus.ACCEPTED);
        }
    }

    private Optional<Write> end(AppointmentStatus status) {
        return booked.map(one -> {
            Appointment appointment = one.appointment().copy();
            appointment.setStatus(status);
            return new Write.Update("Appointment", "", one.key(), appointment, OptionalLong.of(one.version()));
        });
    }

    private static InstantType instant(ZonedDateTime at) {
        return new InstantType(
                Date.from(at.toInstant()), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone(at.getZone()));
    }
}
