package care.sij.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/clinical/outcome.md, "The change that matters". */
class GoalsTest {

    private static PlanGoal pain(int before, int later) {
        return Story.right()
                .referral("2023-06-01")
                .pain("2023-06-10", before)
                .pain("2023-07-10", later)
                .plan()
                .goals()
                .get(0);
    }

    private static PlanGoal odi(int before, int later) {
        return Story.right()
                .referral("2023-06-01")
                .odi("2023-06-10", before)
                .odi("2023-07-10", later)
                .plan()
                .goals()
                .get(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    # measure, baseline, later, target, achievement
                    pain, 8, 6, 6, MET
                    pain, 8, 7, 6, UNMET
                    pain, 2, 0, 0, MET
                    pain, 2, 1, 0, UNMET
                    pain, 1, 0, none, UNKNOWN
                    pain, 0, 0, none, UNKNOWN
                    pain, 1, 6, none, UNKNOWN
                    odi, 56, 41, 41, MET
                    odi, 56, 42, 41, UNMET
                    odi, 15, 0, 0, MET
                    odi, 14, 0, none, UNKNOWN
                    """)
    void asksForNothingThatCannotBeReached(String measure, int before, int later, String target, Verdict achievement) {
        PlanGoal goal = measure.equals("pain") ? pain(before, later) : odi(before, later);

        assertThat(goal.target().map(Object::toString).orElse("none")).isEqualTo(target);
        assertThat(goal.achievement()).isEqualTo(achievement);
        assertThat(goal.description().contains("baseline below the change that matters"))
                .isEqualTo(target.equals("none"));
    }

    @Property(tries = 200)
    void isReachedExactlyWhereTheReadingIsAtOrBelowTheTarget(
            @ForAll @IntRange(max = 100) int before, @ForAll @IntRange(max = 100) int later) {
        assertThat(Stream.of(pain(before / 10, later / 10), odi(before, later)))
                .allSatisfy(goal -> assertThat(goal.achievement() == Verdict.MET)
                        .isEqualTo(goal.target()
                                .filter(target -> reading(goal, later) <= target.intValueExact())
                                .isPresent()));
    }

    private static int reading(PlanGoal goal, int later) {
        return switch (goal.measure()) {
            case PAIN -> later / 10;
            case ODI -> later;
        };
    }
}
