package care.sij.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row is walked from the draft on; what no row allows moves nothing, and the other side may not do it. */
class RowsWalkedTest {

    /** The shortest way to each state, by the table itself. */
    private static final Map<ReferralState, List<Transition>> WAYS = ways();

    static List<Transition> rows() {
        return Transition.TABLE;
    }

    static Stream<ReferralState> states() {
        return WAYS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void leadsWhereItsRowSays(Transition row) {
        Replay replay = after(row.from(), row.actor(), row.trigger());

        assertThat(replay.verdicts().get("last")).isEqualTo(Verdict.APPLIED);
        assertThat(replay.state()).isEqualTo(row.to());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isForItsActorAlone(Transition row) {
        Actor other = row.actor() == Actor.INITIATOR ? Actor.RECIPIENT : Actor.INITIATOR;
        Replay replay = after(row.from(), other, row.trigger());

        assertThat(replay.verdicts().get("last")).isEqualTo(Verdict.WRONG_ACTOR);
        assertThat(replay.state()).isEqualTo(row.from());
    }

    @ParameterizedTest
    @MethodSource("states")
    void isLeftByNothingElse(ReferralState state) {
        EnumSet<Trigger> allowed = EnumSet.noneOf(Trigger.class);
        Stream.of(Actor.values()).forEach(actor -> allowed.addAll(Replay.allowed(state, actor)));
        if (allowed.contains(Trigger.SCHEDULE) || allowed.contains(Trigger.RESCHEDULE)) {
            allowed.addAll(Set.of(Trigger.SCHEDULE, Trigger.RESCHEDULE));
        }
        for (Trigger trigger : EnumSet.complementOf(allowed)) {
            Replay replay = after(state, Transition.actorOf(trigger), trigger);

            assertThat(replay.state()).as("%s in %s", trigger, state).isEqualTo(state);
            assertThat(replay.verdicts().get("last")).isNotEqualTo(Verdict.APPLIED);
        }
    }

    @ParameterizedTest
    @EnumSource(ReferralState.class)
    void isReached(ReferralState state) {
        assertThat(WAYS).containsKey(state);
    }

    private static Replay after(ReferralState state, Actor actor, Trigger trigger) {
        List<ReferralEvent> events = new ArrayList<>();
        for (Transition step : WAYS.getOrDefault(state, List.of())) {
            events.add(new ReferralEvent(
                    Instant.ofEpochSecond(events.size()), "step " + events.size(), step.actor(), step.trigger()));
        }
        events.add(new ReferralEvent(Instant.ofEpochSecond(events.size()), "last", actor, trigger));
        return Replay.of(events);
    }

    private static Map<ReferralState, List<Transition>> ways() {
        Map<ReferralState, List<Transition>> ways = new EnumMap<>(ReferralState.class);
        Deque<ReferralState> next = new ArrayDeque<>(List.of(ReferralState.DRAFT));
        ways.put(ReferralState.DRAFT, List.of());
        while (!next.isEmpty()) {
            ReferralState from = next.remove();
            Transition.TABLE.stream().filter(row -> row.from() == from).forEach(row -> {
                List<Transition> way = new ArrayList<>(ways.getOrDefault(from, List.of()));
                way.add(row);
                if (ways.putIfAbsent(row.to(), way) == null) {
                    next.add(row.to());
                }
            });
        }
        return ways;
    }
}
