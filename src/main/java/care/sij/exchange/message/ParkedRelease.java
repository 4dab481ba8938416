package care.sij.exchange.message;

import care.sij.exchange.facts.FactIntake;
import care.sij.exchange.facts.Preparation;
import care.sij.exchange.facts.Preparations;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.facts.Whom;
import care.sij.exchange.message.Parking.Parked;
import care.sij.record.OpenCommit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Applies parked messages in the commit that makes known what they wait for. */
@Component
class ParkedRelease {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedRelease.class);

    private final Subjects subjects;
    private final Arrivals arrivals;
    private final Preparations preparations;
    private final Application application;
    private final Parking parking;

    ParkedRelease(
            Subjects subjects, Arrivals arrivals, Preparations preparations, Application application, Parking parking) {
        this.subjects = subjects;
        this.arrivals = arrivals;
        this.preparations = preparations;
        this.application = application;
        this.parking = parking;
    }

    /** Everything parked that this message, or what it releases, may release. */
    Map<Parked, Arrival> waitingFor(OpenCommit open, Arrival arrival, Whom whom) {
        Map<Parked, Arrival> waiting = new LinkedHashMap<>();
        Set<String> all = new LinkedHashSet<>(madeKnown(arrival, whom));
        Set<Parked> seen = new HashSet<>();
        for (List<Parked> more = parking.waitingFor(all); seen.addAll(more); more = parking.waitingFor(all)) {
            for (Parked parked : more) {
                Optional.ofNullable(waiting.get(parked))
                        .or(() -> reopened(open, parked))
                        .ifPresent(one -> {
                            waiting.put(parked, one);
                            all.addAll(madeKnown(one, whom));
                        });
            }
        }
        return waiting;
    }

    /** When persons are linked, what was another's may be the person's own. */
    private Set<String> madeKnown(Arrival arrival, Whom whom) {
        Set<String> known =
                new LinkedHashSet<>(FactIntake.madeKnown(arrival.envelope().telling(), arrival.contents()));
        if (Subjects.links(arrival)) {
            known.addAll(parking.awaitedOf(whom.locks()));
        }
        return known;
    }

    /**
     * A parked message as it arrived; empty, and left as it is, while its sender is away, and empty, and set down as
     * refused, when it cannot be read any more.
     */
    Optional<Arrival> reopened(OpenCommit open, Parked parked) {
        try {
            return arrivals.reopened(open, parked);
        } catch (NoSuchElementException | RequestRefused | StatementRefused refused) {
            LOG.warn("a parked message cannot be read any more and is set down as refused: {}", refused.getClass());
            parking.refuse(parked);
            return Optional.empty();
        }
    }

    /**
     * Applies what was parked, in the senders' order, again and again while one releases another; returns what changes
     * other persons than those that are locked.
     */
    List<Parked> release(OpenCommit open, Set<String> locked, Map<Parked, Arrival> waiting) {
        Map<Parked, Arrival> left = new LinkedHashMap<>(waiting);
        boolean progress = true;
        while (progress) {
            progress = false;
            for (Map.Entry<Parked, Arrival> entry : List.copyOf(left.entrySet())) {
                if (released(open, locked, entry.getKey(), entry.getValue())) {
                    left.remove(entry.getKey());
                    progress = true;
                }
            }
        }
        return left.entrySet().stream()
                .filter(entry -> within(locked, entry.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean released(OpenCommit open, Set<String> locked, Parked parked, Arrival arrival) {
        try {
            return open.underSavepoint(() -> within(locked, arrival)
                    .filter(whom -> applied(open, parked, arrival, whom))
                    .isPresent());
        } catch (StatementRefused refused) {
            parking.refuse(parked);
            return true;
        } catch (IllegalStateException | IllegalArgumentException fault) {
            LOG.error("a parked message could not be applied and is set down as refused: {}", fault.getClass());
            parking.refuse(parked);
            return true;
        }
    }

    /** Whom it is about, if nobody else than those locked is concerned. */
    private Optional<Whom> within(Set<String> locked, Arrival arrival) {
        return subjects.whom(arrival).filter(whom -> locked.containsAll(whom.locks()));
    }

    private boolean applied(OpenCommit open, Parked parked, Arrival arrival, Whom whom) {
        if (parking.waitsForOthers(parked, whom.locks())) {
            parking.waitForLink(parked);
            return false;
        }
        Arrival fresh = arrival.fresh();
        Preparation preparation = preparations.prepare(open, fresh.envelope().telling(), fresh.contents(), whom);
        if (!preparation.awaited().isEmpty()) {
            parking.waitOn(parked, preparation.awaited());
            return false;
        }
        application.apply(open, arrival.fresh(), preparation);
        parking.release(parked);
        return true;
    }
}
