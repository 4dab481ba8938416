package care.sij.console.worklist;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.console.frame.Reading;
import care.sij.console.frame.Words;
import care.sij.console.worklist.ReferralView.Change;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchQuery;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import care.sij.record.StoredVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** The appointments of referrals, for whoever may make them. */
@Component
class BookedVisits {

    private static final int MOST_BOOKED = 20;
    private static final String NONE = "none that stands";
    private static final String NOT_RECORDED = "not recorded";

    private final Callers callers;
    private final Reading reading;
    private final Words words;

    BookedVisits(Callers callers, Reading reading, Words words) {
        this.callers = callers;
        this.reading = reading;
        this.words = words;
    }

    /** Whether the person may make appointments. */
    boolean mayBook() {
        return callers.current().maySome(SmartInteraction.CREATE, "Appointment");
    }

    /** The latest appointment of the referral that stands and that the person's partner has made itself. */
    Optional<BookedVisit> of(AskedReferral referral) {
        Caller caller = callers.current();
        String request = referral.task().getFocus().getReference();
        if (request == null || !mayBook()) {
            return Optional.empty();
        }
        SearchQuery query = new SearchQuery(
                "Appointment",
                List.of(new AnyTerm(List.of("based-on=" + request)), new AnyTerm(List.of("status=*|booked"))),
                List.of(new SortBy("date", Direction.DESCENDING)),
                MOST_BOOKED);
        return reading.find(query, Optional.empty()).versions().stream()
                .filter(version -> version.owner().equals(caller.id()))
                .map(version -> new BookedVisit(version.key(), version.version(), appointment(version)))
                .findFirst();
    }

    /** What is said of the referral's appointment otherwise than when the form was made. */
    List<Change> changesSince(FormMark made, AskedReferral now) {
        String before = made.visit()
                .flatMap(mark -> reading.version(mark.key(), mark.version()))
                .map(version -> words(appointment(version)))
                .orElse(NONE);
        String after = of(now).map(BookedVisit::appointment)
                .or(() -> made.visit()
                        .flatMap(mark -> reading.current(mark.key()))
                        .map(this::appointment))
                .map(this::words)
                .orElse(NONE);
        return before.equals(after) ? List.of() : List.of(new Change("Appointment", before, after));
    }

    private Appointment appointment(StoredVersion version) {
        return reading.read(version, Appointment.class);
    }

    /** State, time and place. */
    String words(Appointment appointment) {
        String state = Optional.ofNullable(appointment.getStatus())
                .map(AppointmentStatus::toCode)
                .orElse("state " + NOT_RECORDED);
        return state + ", from " + at(appointment.getStartElement()) + " to " + at(appointment.getEndElement())
                + ", place: " + place(appointment);
    }

    private String at(InstantType instant) {
        return instant.hasValue() ? words.dateTime(instant.getValue().toInstant()) : NOT_RECORDED;
    }

    private static String place(Appointment appointment) {
        String places = appointment.getParticipant().stream()
                .map(Appointment.AppointmentParticipantComponent::getActor)
                .filter(actor -> "Location".equals(actor.getType())
                        || "Location".equals(actor.getReferenceElement().getResourceType()))
                .filter(Reference::hasDisplay)
                .map(Reference::getDisplay)
                .collect(Collectors.joining("; "));
        return places.isEmpty() ? NOT_RECORDED : places;
    }
}
