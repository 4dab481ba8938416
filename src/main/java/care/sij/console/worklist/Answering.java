package care.sij.console.worklist;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.access.Visibilities;
import care.sij.audit.AuditedRequest;
import care.sij.exchange.Write;
import care.sij.exchange.WriteRequest;
import care.sij.exchange.Writes;
import care.sij.fhir.ClinicSettings;
import care.sij.partner.PartnerRole;
import care.sij.referral.Actor;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Writes answers to referrals as the person at the console, within what its role may write. */
@Component
class Answering {

    private final Callers callers;
    private final Visibilities visibilities;
    private final Writes writes;
    private final BookedVisits visits;
    private final ClinicSettings clinic;
    private final Clock clock;

    Answering(
            Callers callers,
            Visibilities visibilities,
            Writes writes,
            BookedVisits visits,
            ClinicSettings clinic,
            Clock clock) {
        this.callers = callers;
        this.visibilities = visibilities;
        this.writes = writes;
        this.visits = visits;
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
                        .filter(answer -> !answer.needsAppointment() || visits.mayBook())
                        .toList())
                .orElse(List.of());
    }

    /** Whether the person may make appointments. */
    boolean mayBook() {
        return visits.mayBook();
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
     * Writes the answer to the referral and its appointment in the versions that the form was made from.
     *
     * @throws care.sij.exchange.WriteRefused when it may not be done, or not any more
     */
    void write(AskedReferral referral, Optional<BookedVisit> visit, Answer answer, AnswerForm form, String requestId) {
        Caller caller = callers.current();
        List<Write> all = new AnswerWrites(referral, visit, now()).of(answer, form);
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
}
