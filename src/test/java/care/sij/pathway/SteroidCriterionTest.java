package care.sij.pathway;

import static care.sij.clinical.InjectionPurpose.DIAGNOSTIC;
import static care.sij.clinical.InjectionPurpose.THERAPEUTIC;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.Answer;
import care.sij.clinical.InjectionAgent;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** clinical.md 2.4, 3, 8.2. */
class SteroidCriterionTest {

    private static final SustainedRelief LASTING = new SustainedRelief(50, Period.ofMonths(3));
    private static final SteroidCriterion FAILED =
            new SteroidCriterion(1, Optional.of(THERAPEUTIC), Optional.empty(), Optional.of(LASTING));
    private static final SteroidCriterion ANY_WITHIN_A_YEAR =
            new SteroidCriterion(1, Optional.empty(), Optional.of(Period.ofYears(1)), Optional.empty());

    private static Verdict result(SteroidCriterion criterion, Story story) {
        return criterion.evaluate(story.on("2023-12-31")).result();
    }

    /** Injected on 2023-09-11, so three months are 91 days. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    # readings as day:points from 7 before, sustained
                    0:1,                     UNKNOWN
                    0:6 14:3,                UNKNOWN
                    0:1 14:3 42:5 84:7,      NO
                    14:3 42:3 84:3,          UNKNOWN
                    14:3 42:3 91:3,          YES
                    14:3 42:3 91:4,          UNKNOWN
                    14:3 42:4 91:3,          NO
                    14:3 91:3 120:7,         YES
                    """)
    void lastsWhenEveryReadingHoldsUntilTheEnd(String readings, Answer sustained) {
        List<Integer> pairs = new ArrayList<>(List.of(0, 7));
        Stream.of(readings.trim().split(" ")).map(pair -> pair.split(":")).forEach(pair -> {
            pairs.add(pair[0].equals("0") ? 60 : Integer.parseInt(pair[0]) * 24 * 60);
            pairs.add(Integer.parseInt(pair[1]));
        });
        Story story = Story.right()
                .steroid(
                        "2023-09-11", pairs.stream().mapToInt(Integer::intValue).toArray());
        Evidence evidence = story.on("2024-06-01");
        InjectionEvent event = evidence.injections().get(0);
        assertThat(LASTING.judge(event, evidence.readingsOf(event).after())).isEqualTo(sustained);
        assertThat(FAILED.evaluate(evidence).result())
                .isEqualTo(
                        switch (sustained) {
                            case YES -> Verdict.UNMET;
                            case NO -> Verdict.MET;
                            case UNKNOWN -> Verdict.UNKNOWN;
                        });
    }

    @Test
    void countsTheReadingThatDecides() {
        assertThat(counted(0, 7, 60, 1, days(14), 3, days(42), 5)).contains("6 wk");
        assertThat(counted(0, 7, 60, 1, days(14), 3, days(91), 3)).contains("13 wk");
        assertThat(counted(0, 7, 60, 1, days(14), 3)).contains("2 wk");
        assertThat(counted(0, 7, 60, 1)).isEmpty();
    }

    private static Optional<String> counted(int... readings) {
        Evidence evidence = Story.right().steroid("2023-09-11", readings).on("2024-06-01");
        InjectionEvent event = evidence.injections().get(0);
        return LASTING.counted(event, evidence.readingsOf(event).after())
                .map(reading -> reading.offset().toString());
    }

    private static int days(int days) {
        return days * 24 * 60;
    }

    @Test
    void saysWhatItIsNotTold() {
        Evidence evidence = Story.right().steroid("2023-09-11").on("2023-12-31");
        assertThat(LASTING.words(evidence.injections().get(0), List.of()))
                .isEqualTo("no reading, not known to be sustained at >= 50 % for P3M");
    }

    @Test
    void isUnknownWithoutAnInjectionWithSteroid() {
        assertThat(result(FAILED, Story.right())).isEqualTo(Verdict.UNKNOWN);
        Story lidocaine = Story.right().injection(THERAPEUTIC, "2023-09-11", Set.of(InjectionAgent.LIDOCAINE));
        assertThat(result(ANY_WITHIN_A_YEAR, lidocaine)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void isUnknownWhenNoDrugIsNamed() {
        assertThat(result(ANY_WITHIN_A_YEAR, Story.right().injection(THERAPEUTIC, "2023-09-11", Set.of())))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"2022-12-31, MET", "2022-12-30, UNMET"})
    void looksBackFromTheReferenceDate(String day, Verdict expected) {
        Story story = Story.right().injection(DIAGNOSTIC, day, Set.of(InjectionAgent.METHYLPREDNISOLONE));
        assertThat(result(ANY_WITHIN_A_YEAR, story)).isEqualTo(expected);
    }

    @Test
    void asksForThePurposeItNames() {
        Story diagnostic = Story.right().injection(DIAGNOSTIC, "2023-09-11", Set.of(InjectionAgent.METHYLPREDNISOLONE));
        assertThat(result(FAILED, diagnostic)).isEqualTo(Verdict.UNKNOWN);
    }
}
