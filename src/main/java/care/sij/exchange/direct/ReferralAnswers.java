package care.sij.exchange.direct;

import care.sij.exchange.delivery.Routing;
import care.sij.exchange.delivery.Told;
import care.sij.exchange.facts.BusinessStatus;
import care.sij.exchange.facts.ReferralParties;
import care.sij.exchange.facts.Referrals.Referral;
import care.sij.exchange.facts.Telling;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.referral.Actor;
import care.sij.referral.ReferralState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/**
 * What the clinic answers to a referral by writing its Task is told to the patient's other partners as the message of
 * that event would be: whoever referred waits for it.
 */
@Component
class ReferralAnswers {

    private final Sides sides;
    private final Routing routing;

    ReferralAnswers(Sides sides, Routing routing) {
        this.sides = sides;
        this.routing = routing;
    }

    /** Enters the answers among what was stated; they must have been stated in this commit. */
    void tell(OpenCommit open, Placement placement, Telling telling) {
        Set<ResourceKey> stated = Set.copyOf(placement.keys());
        List<StoredVersion> written = open.appended().stream()
                .filter(version -> stated.contains(version.key()))
                .toList();
        placement.stated().stream()
                .filter(placed -> placed.coordinates() && !placed.creates())
                .forEach(task -> sides.referral(task.key())
                        .filter(referral -> ReferralParties.side(referral, telling.partner())
                                .equals(Optional.of(Actor.RECIPIENT)))
                        .ifPresent(referral -> event((Task) task.resource())
                                .ifPresent(event -> tell(open, telling, referral, event, written))));
    }

    private void tell(OpenCommit open, Telling telling, Referral referral, String event, List<StoredVersion> written) {
        ResourceKey task = new ResourceKey("Task", referral.task());
        written.stream()
                .filter(version -> version.key().equals(task))
                .flatMap(version -> version.patients().stream())
                .findFirst()
                .ifPresent(patient -> routing.tellOthers(
                        open,
                        new Told(
                                telling.partner(),
                                telling.id() + "/" + referral.task(),
                                event,
                                patient,
                                referral.number().system() + "|"
                                        + referral.number().value(),
                                task,
                                written.stream()
                                        .filter(version -> version.patients().contains(patient))
                                        .map(StoredVersion::key)
                                        .collect(Collectors.toList()))));
    }

    /** The event that a message would tell the state by; empty for states that only a report leads to. */
    private static Optional<String> event(Task task) {
        return ReferralState.of(task.getStatus().toCode(), BusinessStatus.of(task))
                .flatMap(state -> switch (state) {
                    case ACCEPTED, DECLINED, AWAITING_INFORMATION -> Optional.of("sij-referral-response");
                    case EVENT_SCHEDULED, UNATTENDED, EVENT_CANCELLED -> Optional.of("sij-appointment-notice");
                    case CANCELLED -> Optional.of("sij-cancel-confirm");
                    case DRAFT, RECEIVED, ACTIVE, EVENT_COMPLETED, CANCELLATION_REQUESTED, COMPLETED ->
                        Optional.empty();
                });
    }
}
