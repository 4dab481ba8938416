package care.sij.console.worklist;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.access.Visibilities;
import care.sij.audit.AuditedRequest;
import care.sij.console.frame.Reading;
import care.sij.exchange.Write;
import care.sij.exchange.WriteRequest;
import care.sij.exchange.Writes;
import care.sij.fhir.ClinicSettings;
import care.sij.partner.PartnerRole;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchQuery;
import care.sij.record.SearchQuery.Direction;
import care.sij.record.SearchQuery.SortBy;
import care.sij.referral.Actor;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.springframework.stereotype.Component;

/** Writes answers to referrals as the person at the console, within what its role may write. */
@Component
class Answering {

    private final Callers callers;
    private final Visibilities visibilities;
    private final Writes writes;
    private final Reading reading;
    private final ClinicSettings clinic;
    private final Clock clock;

    Answering(
            Callers callers,
            Visibilities visibilities,
            Writes writes,
            Reading reading,
            ClinicSettings clinic,
            Clock clock) {
        this.callers = callers;
        this.visibilities = visibilities;
        this.writes = writes;
        this.reading = reading;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** What the person may answer now. */
    List<Answer> open(AskedReferral referral) {
        Caller caller = callers.current();
        if (!caller.maySome(SmartInteraction.UPDATE, "Task")) {
            return List.of();
        }
        return actor(referral, caller)
                .map(actor -> Answer.allowed(referral.state(), actor).stream()
                        .filter(answer -> !answer.needsAppointment() || mayBook(caller))
                        .toList())
                .orElse(List.of());
    }

    /** Whether the person may make appointments. */
    boolean mayBook() {
        return mayBook(callers.current());
    }

    private static boolean mayBook(Caller caller) {
        return caller.maySome(SmartInteraction.CREATE, "Appointment");
    }

    private static Optional<Actor> actor(AskedReferral referral, Caller caller) {
        if (caller.partner().role() == PartnerRole.CLINIC) {
            return Optional.of(Actor.RECIPIENT);
        }
        return caller.id().equals(referral.owner()) ? Optional.of(Actor.INITIATOR) : Optional.empty();
    }

    /** Now, in the clinic's zone. */
    ZonedDateTime now() {
        return clock.instant().atZone(clinic.zone());
    }

    /**
     * Writes the answer to the referral in the version that the form was made from.
     *
     * @throws care.sij.exchange.WriteRefused when it may not be done, or not any more
     */
    void write(AskedReferral referral, Answer answer, AnswerForm form, String requestId) {
        Caller caller = callers.current();
        Optional<AnswerWrites.Booked> booked = mayBook(caller) ? booked(referral, caller) : Optional.empty();
        List<Write> all = new AnswerWrites(referral, booked, now()).of(answer, form);
        all.forEach(write -> demand(caller, write));
        writes.write(new WriteRequest(
                        caller,
                        visibilities.visibilityOf(caller),
                        all.size() == 1 ? "update" : "transaction",
                        requestId,
                        all,
                        List.of()))
                .forEach(written -> AuditedRequest.current()
                        .ifPresent(request -> written.version().ifPresent(request::states)));
    }

    private static void demand(Caller caller, Write write) {
        write.content()
                .ifPresent(resource -> caller.demandSome(
                        write instanceof Write.Create ? SmartInteraction.CREATE : SmartInteraction.UPDATE,
                        resource.fhirType()));
    }

    /** The latest appointment of the referral that stands and that the clinic itself has made. */
    private Optional<AnswerWrites.Booked> booked(AskedReferral referral, Caller caller) {
        String request = referral.task().getFocus().getReference();
        if (request == null) {
            return Optional.empty();
        }
        SearchQuery query = new SearchQuery(
                "Appointment",
                List.of(new AnyTerm(List.of("based-on=" + request)), new AnyTerm(List.of("status=*|booked"))),
                List.of(new SortBy("date", Direction.DESCENDING)),
                1);
        return reading.find(query, Optional.empty()).versions().stream()
                .filter(version -> version.owner().equals(caller.id()))
                .map(version -> new AnswerWrites.Booked(
                        version.key(), version.version(), reading.read(version, Appointment.class)))
                .findFirst();
    }
}
