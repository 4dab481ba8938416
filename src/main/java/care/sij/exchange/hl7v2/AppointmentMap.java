package care.sij.exchange.hl7v2;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** SIU^S12, S13, S15 and S26: an appointment is made or moved, cancelled, or missed. */
final class AppointmentMap implements V2Map {

    private static final int PLACERS_APPOINTMENT = 1;
    private static final int FILLERS_APPOINTMENT = 2;
    private static final int REASON = 7;
    private static final int DURATION = 9;
    private static final int DURATION_UNIT = 10;
    private static final int TIMING = 11;
    private static final int PLACERS_ORDER = 26;

    private final AppointmentStatus status;
    private final String business;

    /** @param business where the referral stands by it */
    AppointmentMap(AppointmentStatus status, String business) {
        this.status = status;
        this.business = business;
    }

    @Override
    public void make(Making making) {
        V2Segment sch = making.required("SCH");
        ReferralNumber number = ReferralNumber.in(sch.field(PLACERS_ORDER), making.numbers());
        V2Segment pid = making.required("PID");
        Reference patient = making.made().add(new PatientMap(making).patient(pid), pid);
        Appointment appointment = appointment(making, sch, number);
        appointment.addParticipant().setActor(patient).setStatus(ParticipationStatus.ACCEPTED);
        making.message()
                .all("AIP")
                .forEach(aip -> appointment
                        .addParticipant()
                        .setActor(making.made().add(practitioner(making, aip), aip))
                        .setStatus(ParticipationStatus.ACCEPTED));
        making.made().add(appointment, sch);
        making.made()
                .header()
                .addFocus(making.made()
                        .add(
                                new ReferralTasks(making)
                                        .referral(
                                                number,
                                                number.reference("ServiceRequest"),
                                                patient,
                                                TaskStatus.INPROGRESS,
                                                business),
                                sch));
    }

    private Appointment appointment(Making making, V2Segment sch, ReferralNumber number) {
        Appointment appointment = new Appointment();
        appointment.addIdentifier(number(making, sch));
        appointment.setStatus(status);
        making.codes()
                .concept(sch.field(REASON))
                .ifPresent(reason -> appointment.addServiceType(reason).setDescription(reason.getText()));
        appointment.addBasedOn(number.reference("ServiceRequest"));
        DateTimeType start = making.times()
                .time(sch.field(TIMING), sch.field(TIMING).text(4))
                .or(() -> making.message()
                        .first("AIS")
                        .flatMap(service -> making.times().time(service.field(4))))
                .filter(DateTimeType::hasTime)
                .orElseThrow(() -> missing(sch, TIMING, "When the appointment begins is missing: SCH-11.4 or AIS-4."));
        appointment.setStartElement(V2Times.instant(start, Duration.ZERO));
        appointment.setEndElement(end(making, sch, start));
        return appointment;
    }

    private static Identifier number(Making making, V2Segment sch) {
        return making.numbers()
                .entity(sch.field(FILLERS_APPOINTMENT), "appointment")
                .or(() -> making.numbers().entity(sch.field(PLACERS_APPOINTMENT), "appointment"))
                .orElseThrow(() -> missing(
                        sch, FILLERS_APPOINTMENT, "The number of the appointment is missing: SCH-2, or SCH-1."));
    }

    private static InstantType end(Making making, V2Segment sch, DateTimeType start) {
        Optional<InstantType> told = making.times()
                .time(sch.field(TIMING), sch.field(TIMING).text(5))
                .filter(DateTimeType::hasTime)
                .map(end -> V2Times.instant(end, Duration.ZERO));
        return told.or(() -> duration(sch, DURATION, DURATION_UNIT)
                        .or(() -> making.message().first("AIS").flatMap(service -> duration(service, 7, 8)))
                        .map(length -> V2Times.instant(start, length)))
                .orElseThrow(() -> missing(sch, DURATION, "How long it takes is missing: SCH-11.5, SCH-9 or AIS-7."));
    }

    private static Optional<Duration> duration(V2Segment segment, int position, int unit) {
        return segment.value(position).map(length -> {
            if (!length.matches("\\d{1,5}")) {
                throw V2Refused.content(V2Error.at(
                        V2Error.Code.DATA_TYPE_ERROR, segment.place(position), "A duration is a whole number."));
            }
            long count = Long.parseLong(length);
            return switch (segment.text(unit).toLowerCase(Locale.ROOT)) {
                case "h", "hr", "hour", "hours" -> Duration.ofHours(count);
                case "s", "sec", "seconds" -> Duration.ofSeconds(count);
                default -> Duration.ofMinutes(count);
            };
        });
    }

    private static Practitioner practitioner(Making making, V2Segment aip) {
        Practitioner practitioner = new Practitioner();
        aip.value(3)
                .ifPresent(number -> practitioner.addIdentifier(making.numbers().own("provider", number)));
        practitioner.addName(NameAndAddress.name(aip.field(3), 2));
        return practitioner;
    }

    private static V2Refused missing(V2Segment segment, int position, String text) {
        return V2Refused.content(V2Error.missing(segment.place(position), text));
    }
}
