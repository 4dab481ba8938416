package care.sij.exchange.message;

import care.sij.exchange.facts.Awaiting;
import care.sij.exchange.message.Parking.Parked;
import care.sij.record.CommitCause;
import care.sij.record.Commits;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tries parked messages again when something became known by other means than a message. */
@Component
class ParkedRetries implements Awaiting {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedRetries.class);

    private final Parking parking;
    private final Reception reception;
    private final Commits commits;

    ParkedRetries(Parking parking, Reception reception, Commits commits) {
        this.parking = parking;
        this.reception = reception;
        this.commits = commits;
    }

    @Override
    public void nowKnown(Set<String> known, String requestId) {
        tryAgain(parking.waitingFor(known), requestId);
    }

    /** Tries these again, each in a commit of its own. What cannot be done stays as it is. */
    void tryAgain(Collection<Parked> waiting, String requestId) {
        for (Parked parked : waiting) {
            CommitCause cause = new CommitCause(
                    CommitCause.Kind.MESSAGE,
                    parked.partner(),
                    parked.event(),
                    Optional.of(new ResourceKey("Bundle", parked.bundleId())),
                    requestId);
            try {
                commits.commit(cause, open -> retry(open, parked));
            } catch (RuntimeException fault) { // the message stays parked; who wrote is not to suffer for it
                LOG.error("a parked message could not be tried again: {}", fault.getClass());
            }
        }
    }

    private boolean retry(OpenCommit open, Parked parked) {
        Arrival arrival = reception.reopen(open, parked);
        open.lockIdentifiers(MessageProcessing.subjects(arrival));
        if (parking.isWaiting(parked)) {
            reception.retry(open, parked, arrival);
            return true;
        }
        return false;
    }
}
