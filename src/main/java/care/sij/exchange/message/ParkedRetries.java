package care.sij.exchange.message;

import care.sij.exchange.facts.Awaiting;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.facts.Whom;
import care.sij.exchange.message.Parking.Parked;
import care.sij.record.CommitCause;
import care.sij.record.Commits;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tries parked messages again in commits of their own, whatever made known what they wait for. */
@Component
class ParkedRetries implements Awaiting {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedRetries.class);

    private final Parking parking;
    private final ParkedRelease release;
    private final Subjects subjects;
    private final SharedLocks shared;
    private final Commits commits;

    ParkedRetries(Parking parking, ParkedRelease release, Subjects subjects, SharedLocks shared, Commits commits) {
        this.parking = parking;
        this.release = release;
        this.subjects = subjects;
        this.shared = shared;
        this.commits = commits;
    }

    @Override
    public void nowKnown(Set<String> known, String requestId) {
        tryAgain(parking.waitingFor(known), requestId);
    }

    /** Tries these again, and what becomes possible by that. What cannot be done stays as it is. */
    void tryAgain(Collection<Parked> waiting, String requestId) {
        Deque<Parked> open = new ArrayDeque<>(waiting);
        while (!open.isEmpty()) {
            open.addAll(tryAgain(open.remove(), requestId));
        }
    }

    /** Each released one is gone, and only a released one leaves others to be tried: this ends. */
    private List<Parked> tryAgain(Parked parked, String requestId) {
        CommitCause cause = new CommitCause(
                CommitCause.Kind.MESSAGE,
                parked.partner(),
                parked.event(),
                Optional.of(new ResourceKey("Bundle", parked.bundleId())),
                requestId);
        try {
            return commits.commit(cause, open -> retry(open, parked));
        } catch (RuntimeException fault) { // the message stays parked; who wrote is not to suffer for it
            LOG.error("a parked message could not be tried again: {}", fault.getClass());
            return List.of();
        }
    }

    private List<Parked> retry(OpenCommit open, Parked parked) {
        return release.reopened(open, parked)
                .map(arrival -> retry(open, parked, arrival))
                .orElse(List.of());
    }

    private List<Parked> retry(OpenCommit open, Parked parked, Arrival arrival) {
        open.lockIdentifiers(MessageProcessing.subjects(arrival));
        Optional<Whom> whom = whom(parked, arrival);
        if (whom.isEmpty()) {
            return List.of();
        }
        subjects.lock(open, arrival, whom.get());
        if (!parking.isWaiting(parked)) {
            return List.of();
        }
        Map<Parked, Arrival> waiting = new LinkedHashMap<>();
        waiting.put(parked, arrival);
        waiting.putAll(release.waitingFor(open, arrival, whom.get()));
        open.lockPatientless(shared.changing(waiting.values()), Set.of());
        List<Parked> later = release.release(open, whom.get().locks(), waiting);
        return parking.isWaiting(parked) ? List.of() : later;
    }

    /** Whom it is about; empty, and what it waits for written down, while that is not known. */
    private Optional<Whom> whom(Parked parked, Arrival arrival) {
        try {
            Optional<Whom> whom = subjects.whom(arrival);
            if (whom.isEmpty()) {
                parking.waitOn(parked, subjects.awaited(arrival));
            }
            return whom;
        } catch (StatementRefused refused) {
            parking.refuse(parked);
            return Optional.empty();
        }
    }
}
