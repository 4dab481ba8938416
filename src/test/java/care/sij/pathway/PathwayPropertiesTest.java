package care.sij.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.FactRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds for every order and number of tellings. */
class PathwayPropertiesTest {

    private static final LocalDate TICK = LocalDate.of(2026, 6, 1);

    private static List<Fact> facts(int journey) {
        return switch (journey) {
            case 1 -> Journeys.j1().facts();
            case 2 -> Journeys.j2().facts();
            default -> Journeys.j3().facts();
        };
    }

    private static List<EpisodePlan> plan(List<Fact> facts) {
        return Pathway.plan(new PathwayInput(new PathwayFacts(facts), TICK, Story.POLICIES));
    }

    @Property(tries = 60)
    void plansDoNotDependOnTheOrderOfFacts(@ForAll @IntRange(min = 1, max = 3) int journey, @ForAll long seed) {
        List<Fact> shuffled = new ArrayList<>(facts(journey));
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(plan(shuffled)).isEqualTo(plan(facts(journey)));
    }

    @Property(tries = 60)
    void everyPrefixOfAJourneyHasAPlanOnceThereIsAReferral(
            @ForAll @IntRange(min = 1, max = 3) int journey, @ForAll @IntRange(min = 1, max = 70) int length) {
        List<Fact> all = facts(journey);
        assertThat(plan(all.subList(0, Math.min(length, all.size())))).hasSize(1);
    }

    @Property(tries = 60)
    void anInjectionToldTwiceCountsOnce(
            @ForAll @IntRange(min = 1, max = 3) int journey, @ForAll @IntRange(min = 0, max = 9) int pick) {
        List<Fact> told = new ArrayList<>(facts(journey));
        List<Injection> injections = new PathwayFacts(told).of(Injection.class);
        Injection again = injections.get(pick % injections.size());
        told.add(new Injection(
                new FactRef("Procedure/told-by-another/_history/1"),
                again.side(),
                again.date(),
                again.purpose(),
                again.guidance(),
                again.contrast(),
                again.agents()));
        EpisodePlan once = plan(facts(journey)).get(0);
        EpisodePlan twice = plan(told).get(0);
        assertThat(twice.policies())
                .extracting(PolicyResult::result)
                .isEqualTo(once.policies().stream().map(PolicyResult::result).toList());
        assertThat(twice.blocks()).hasSameSizeAs(once.blocks());
        assertThat(twice.notices()).isEqualTo(once.notices());
        assertThat(twice.stage()).isEqualTo(once.stage());
        assertThat(twice.activities())
                .extracting(PlannedActivity::key)
                .isEqualTo(once.activities().stream().map(PlannedActivity::key).toList());
    }
}
