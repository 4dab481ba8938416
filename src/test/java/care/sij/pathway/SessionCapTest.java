package care.sij.pathway;

import static care.sij.clinical.InjectionPurpose.DIAGNOSTIC;
import static care.sij.clinical.InjectionPurpose.THERAPEUTIC;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.InjectionAgent;
import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** clinical.md 2.4, 8.2: twelve months before day D are [D - 12 months, D). */
class SessionCapTest {

    private static final SessionCapCriterion ONE_A_YEAR =
            new SessionCapCriterion(new SessionCap(DIAGNOSTIC, 1, Period.ofMonths(12)));
    private static final LocalDate D = LocalDate.of(2023, 12, 11);

    private static Story session(Story story, String day) {
        return story.injection(DIAGNOSTIC, day, Set.of(InjectionAgent.LIDOCAINE));
    }

    @ParameterizedTest
    @CsvSource({"364, UNMET", "365, UNMET", "366, MET", "1, UNMET", "0, MET"})
    void countsSessionsOfTheHalfOpenWindow(long daysBefore, Verdict expected) {
        Story story = session(Story.right(), D.minusDays(daysBefore).toString());
        assertThat(ONE_A_YEAR.evaluate(story.on(D.toString())).result()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2022-12, UNKNOWN", "2023-12, UNKNOWN", "2023-06, UNMET", "2022-11, MET"})
    void cannotTellAPartialDateAtTheEdge(String day, Verdict expected) {
        assertThat(ONE_A_YEAR
                        .evaluate(session(Story.right(), day).on(D.toString()))
                        .result())
                .isEqualTo(expected);
    }

    @Test
    void isUnmetWhenTheSureSessionsUseItUpWhateverTheUnsureOnes() {
        Story story = session(session(Story.right(), "2023-06-01"), "2023-12");
        assertThat(ONE_A_YEAR.evaluate(story.on(D.toString())).result()).isEqualTo(Verdict.UNMET);
    }

    @Test
    void countsOnlyThePurposeAndTheSide() {
        Story story = session(Story.right().injection(THERAPEUTIC, "2023-06-01", Set.of()), "2022-01-01");
        session(story.otherSide(), "2023-06-01").otherSide();
        Finding finding = ONE_A_YEAR.evaluate(story.on(D.toString()));
        assertThat(finding.result()).isEqualTo(Verdict.MET);
        assertThat(finding.detail()).isEqualTo("0 of 1 diagnostic sessions used from 2022-12-11 to before 2023-12-11");
    }
}
