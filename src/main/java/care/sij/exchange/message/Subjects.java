package care.sij.exchange.message;

import care.sij.exchange.facts.Linking;
import care.sij.exchange.facts.Persons;
import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.facts.Telling;
import care.sij.exchange.facts.Whom;
import care.sij.record.OpenCommit;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds and locks whom a message is about; its event says by what. */
@Component
class Subjects {

    private final Persons persons;
    private final Linking linking;

    Subjects(Persons persons, Linking linking) {
        this.persons = persons;
        this.linking = linking;
    }

    /** Whether the message tells how Patients are linked. */
    static boolean links(Arrival arrival) {
        return arrival.envelope().event() == MessageEvent.PATIENT_LINK;
    }

    /** @throws StatementRefused when the message belongs to a referral and does not say to which */
    static void requireReferral(Arrival arrival) {
        if (arrival.contents().referral().isEmpty() && arrival.envelope().event() != MessageEvent.PATIENT_LINK) {
            throw new StatementRefused(
                    Rule.NO_REFERRAL_IDENTITY,
                    "Bundle.entry.resource.ofType(Task)",
                    "No Task says by the placer's number (type PLAC) which referral is meant. Add it to the referral's"
                            + " Task, or refer to it by identifier in Task.focus or Task.partOf.");
        }
    }

    /**
     * Whom it is about; empty while that is not known. Only a referral request creates a person.
     *
     * @throws StatementRefused when it cannot be told who is meant, or is out of the sender's reach
     */
    Optional<Whom> whom(Arrival arrival) {
        Telling telling = arrival.envelope().telling();
        return switch (arrival.envelope().event()) {
            case REFERRAL_REQUEST -> Optional.of(Whom.of(persons.knownOrNew(telling, arrival.contents())));
            case PATIENT_LINK -> linking.whom(telling, arrival.contents());
            default -> persons.known(telling, arrival.contents()).map(Whom::of);
        };
    }

    /** What a message waits for that is about somebody unknown. */
    Set<String> awaited(Arrival arrival) {
        Telling telling = arrival.envelope().telling();
        return links(arrival)
                ? linking.awaited(telling, arrival.contents())
                : Persons.awaited(telling, arrival.contents());
    }

    /** Locks every Patient that it may change, or has the commit begin again when they are others by then. */
    void lock(OpenCommit open, Arrival arrival, Whom whom) {
        open.lockPatients(whom.locks());
        if (links(arrival)) {
            linking.requireUnchanged(whom);
        } else {
            persons.requireUnchanged(whom.person());
        }
    }
}
