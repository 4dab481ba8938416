package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.record.Bytes;
import care.sij.record.IndexTerms;
import care.sij.record.IndexTerms.SortKey;
import care.sij.record.SearchCriterion.AnyTerm;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a value, what it is sorted by, and references that may point to anything. */
class SearchValuesTest {

    private static final SearchCriteria CRITERIA =
            new SearchCriteria(new SearchParameters(FhirR4.context()), Clock.systemUTC(), "http://own.example/fhir");

    private static List<SortKey> keys(String json) {
        return new IndexTermExtractor(FhirR4.context())
                .extract(new FhirJson(FhirR4.context()).read(Bytes.utf8(json)))
                .sortKeys();
    }

    private static Stream<String> parameters(List<SortKey> keys) {
        return keys.stream().map(SortKey::parameter);
    }

    @Test
    void takesReferencesAndConceptsThatOnlySayTextForValues() {
        assertThat(parameters(keys("""
                {"resourceType":"Observation","status":"final","code":{"text":"walk"},
                 "subject":{"display":"somebody"},"performer":[{"identifier":{"value":"7"}}]}""")))
                .contains(
                        "code" + IndexTerms.UNSORTED,
                        "subject" + IndexTerms.UNSORTED,
                        "performer" + IndexTerms.UNSORTED)
                .contains("status")
                .doesNotContain("status" + IndexTerms.UNSORTED);
    }

    @Test
    void takesNoExtensionAloneForAValue() {
        assertThat(parameters(keys("""
                {"resourceType":"Patient","_birthDate":{"extension":[{"url":"urn:x","valueCode":"unknown"}]}}"""))).doesNotContain("birthdate", "birthdate" + IndexTerms.UNSORTED);
    }

    @ParameterizedTest
    @CsvSource({"5, 4.6", "100, 99.5", "0.3, 0.25"})
    void sortsByTheNumberWhateverItsPrecision(String more, String less) {
        assertThat(sorted(more).low()).isGreaterThan(sorted(less).low());
        assertThat(sorted(more).high()).isGreaterThan(sorted(less).high());
    }

    private static SortKey sorted(String number) {
        return keys("""
                {"resourceType":"Observation","status":"final","code":{"text":"walk"},"valueQuantity":{"value":%s}}""".formatted(number)).stream()
                .filter(key -> key.parameter().equals("value-quantity"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"target:Observation", "target"})
    void asksOfAnyTypeWhereADefinitionNamesNone(String parameter) {
        assertThat(((AnyTerm) CRITERIA.of("Provenance", AskedParameter.of(parameter, "o1"))).terms())
                .contains("target=Observation/o1");
    }

    @Test
    void knowsNoTypeThatIsNone() {
        assertThatThrownBy(() -> CRITERIA.of("Provenance", AskedParameter.of("target:Nothing", "o1")))
                .isInstanceOf(QueryRefused.class);
    }
}
