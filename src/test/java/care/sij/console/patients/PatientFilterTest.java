package care.sij.console.patients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.console.frame.IllegalFilter;
import care.sij.fhir.PersonNumbers.Shown;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyTerm;
import care.sij.record.SearchCriterion.AnyText;
import care.sij.record.SearchCriterion.TextMatch;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientFilterTest {

    private static final Shown OWN = new Shown(
            "http://a.example.org/mrn"::equals, any -> true, Optional.of(List.of("http://a.example.org/mrn")));

    private static PatientFilter number(String number) {
        return new PatientFilter("", number, "");
    }

    @ParameterizedTest
    @CsvSource({
        "17, identifier=http://a.example.org/mrn|17",
        "http://a.example.org/mrn|17, identifier=http://a.example.org/mrn|17",
        "'1,7', 'identifier=http://a.example.org/mrn|1,7'",
        "1\\7, identifier=http://a.example.org/mrn|1\\7"
    })
    void looksForNumbersInTheSystemsOfTheReader(String typed, String term) {
        assertThat(number(typed).criteria(OWN)).containsExactly(new AnyTerm(List.of(term)));
    }

    @Test
    void findsNobodyByTheNumberOfAnotherSystem() {
        assertThat(number("http://b.example.org/mrn|17").criteria(OWN)).containsExactly(new AnyTerm(List.of()));
    }

    @Test
    void looksForNumbersInAllSystemsForWhoSeesThemAll() {
        assertThat(number("17").criteria(Shown.ALL)).containsExactly(new AnyTerm(List.of("identifier=*|17")));
    }

    @Test
    void wantsEveryPartOfAName() {
        List<SearchCriterion> criteria = new PatientFilter("  Zoë  MÜLLER ", "", "").criteria(OWN);

        assertThat(criteria)
                .containsExactly(
                        new AnyText("name", TextMatch.STARTS_WITH, List.of("zoe")),
                        new AnyText("name", TextMatch.STARTS_WITH, List.of("muller")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-13", "1970-02-30", "70", "yesterday", "1970-11-02T10:00:00Z"})
    void refusesWhatIsNoDayOfBirth(String born) {
        assertThatThrownBy(() -> new PatientFilter("", "", born))
                .isInstanceOf(IllegalFilter.class)
                .hasMessageContaining("date of birth");
    }

    @Test
    void refusesWhatNobodyTypes() {
        assertThatThrownBy(() -> new PatientFilter("a\0b", "", "")).isInstanceOf(IllegalFilter.class);
        assertThatThrownBy(() -> number("x".repeat(201))).isInstanceOf(IllegalFilter.class);
    }
}
