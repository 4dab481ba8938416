package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.model.v251.group.SIU_S12_RESOURCES;
import ca.uhn.hl7v2.model.v251.message.SIU_S12;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** SIU^S12, S13, S15 and S26: what became of an appointment. */
final class AppointmentMessages {

    private final Writing writing;

    AppointmentMessages(Writing writing) {
        this.writing = writing;
    }

    void addAll() {
        writing.letter()
                .all(Appointment.class)
                .forEach(appointment -> event(appointment)
                        .filter(event -> writing.takes("SIU^" + event))
                        .ifPresent(event -> add(appointment, event)));
    }

    /** S12 and S13 differ by whether it was told before; other states have no event here. */
    private static Optional<String> event(Appointment appointment) {
        return switch (status(appointment)) {
            case BOOKED -> Optional.of("1".equals(appointment.getMeta().getVersionId()) ? "S12" : "S13");
            case CANCELLED, ENTEREDINERROR -> Optional.of("S15");
            case NOSHOW -> Optional.of("S26");
            default -> Optional.empty();
        };
    }

    private static AppointmentStatus status(Appointment appointment) {
        return Optional.ofNullable(appointment.getStatus()).orElse(AppointmentStatus.NULL);
    }

    private void add(Appointment appointment, String event) {
        writing.letter().says(appointment);
        writing.letter().referral().ifPresent(writing.letter()::says);
        SIU_S12 message = new SIU_S12();
        writing.head(message.getMSH(), "SIU^" + event, "SIU_S12");
        schedule(Fields.of(message.getSCH()), appointment);
        CommonSegments segments = new CommonSegments(writing);
        segments.person(message.getPATIENT(0).getPID(), writing.letter().patient());
        resources(message.getRESOURCES(0), appointment);
        writing.add("SIU^" + event, message);
    }

    private void schedule(Fields sch, Appointment appointment) {
        Optional<Identifier> number = appointment.getIdentifier().stream().findFirst();
        number.ifPresent(own -> sch.parts(2, writing.names().entity(own)));
        CodeableConcept why = appointment.hasCancelationReason()
                ? appointment.getCancelationReason()
                : appointment.getServiceTypeFirstRep();
        sch.parts(6, writing.names().coded(why));
        sch.parts(7, writing.names().coded(appointment.getServiceTypeFirstRep()));
        if (appointment.getStart() != null && appointment.getEnd() != null) {
            Duration length = Duration.between(
                    appointment.getStart().toInstant(), appointment.getEnd().toInstant());
            sch.set(9, String.valueOf(length.toMinutes())).parts(10, List.of("min", "", "UCUM"));
        }
        sch.set(11, 0, 4, 1, Times.of(appointment.getStartElement()));
        sch.set(11, 0, 5, 1, Times.of(appointment.getEndElement()));
        CommonSegments segments = new CommonSegments(writing);
        List<String> who = segments.named(personnel(appointment).stream().findFirst());
        sch.parts(16, who).parts(20, who).parts(25, List.of(state(appointment), "", "HL70278"));
        writing.letter()
                .placer()
                .ifPresent(placer -> sch.parts(26, writing.names().entity(placer)));
        writing.letter()
                .filler()
                .ifPresent(filler -> sch.parts(27, writing.names().entity(filler)));
    }

    /** Table 0278. */
    private static String state(Appointment appointment) {
        return switch (status(appointment)) {
            case NOSHOW -> "Noshow";
            case CANCELLED -> "Cancelled";
            case ENTEREDINERROR -> "Deleted";
            default -> "Booked";
        };
    }

    private void resources(SIU_S12_RESOURCES resources, Appointment appointment) {
        Fields.of(resources.getRGS()).set(1, "1");
        Fields.of(resources.getSERVICE(0).getAIS())
                .set(1, "1")
                .parts(3, writing.names().coded(appointment.getServiceTypeFirstRep()))
                .set(4, Times.of(appointment.getStartElement()));
        CommonSegments segments = new CommonSegments(writing);
        List<People.Person> people = personnel(appointment);
        for (int index = 0; index < people.size(); index++) {
            Fields.of(resources.getPERSONNEL_RESOURCE(index).getAIP())
                    .set(1, String.valueOf(index + 1))
                    .parts(3, segments.named(Optional.of(people.get(index))));
        }
        place(appointment)
                .ifPresent(name -> Fields.of(resources.getLOCATION_RESOURCE(0).getAIL())
                        .set(1, "1")
                        .set(3, 0, 9, 1, name));
    }

    private List<People.Person> personnel(Appointment appointment) {
        return appointment.getParticipant().stream()
                .map(Appointment.AppointmentParticipantComponent::getActor)
                .filter(actor -> !isA(Patient.class, actor) && !isA(Location.class, actor))
                .filter(actor -> Stream.ofNullable(actor.getReference()).noneMatch(url -> url.contains("Patient/")))
                .flatMap(actor -> People.meant(actor, writing.letter()).stream())
                .toList();
    }

    private Optional<String> place(Appointment appointment) {
        return appointment.getParticipant().stream()
                .flatMap(participant -> writing.letter().resolved(participant.getActor()).stream())
                .filter(Location.class::isInstance)
                .flatMap(place -> Stream.ofNullable(((Location) place).getName()))
                .findFirst();
    }

    private boolean isA(Class<?> type, Reference actor) {
        return writing.letter().resolved(actor).filter(type::isInstance).isPresent();
    }
}
