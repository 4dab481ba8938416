package care.sij.exchange.browse;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.MessageContents.Element;
import care.sij.exchange.browse.Outline.Values;
import care.sij.record.Bytes;
import care.sij.support.Journey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a message is shown to whoever has stated no reason. */
class OpenValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"resourceType\":\"Patient\"}; Patient",
                "{\"status\":\"final\"}; final",
                "{\"status\":\"Jane Doe\"}; ",
                "{\"gender\":\"female\"}; ",
                "{\"birthDate\":\"1970-11-02\"}; ",
                "{\"deceasedBoolean\":true}; ",
                "{\"id\":\"SYN-001\"}; ",
                "{\"reference\":\"Patient/SYN-001\"}; ",
                "{\"div\":\"<p>Jane</p>\"}; ",
                "{\"data\":\"SmFuZQ==\"}; ",
                "{\"display\":\"Jane\"}; ",
                "{\"code\":\"24028007\"}; "
            })
    void showsOnlyWhatTellsNothingOfAPerson(String json, String shown) {
        assertThat(Outline.of(Bytes.utf8(json), Values.OPEN).get(0).elements())
                .extracting(Element::value)
                .containsExactly(Optional.ofNullable(shown));
    }

    @ParameterizedTest
    @CsvSource({
        "http://snomed.info/sct,24028007,24028007",
        "http://loinc.org,72514-3,72514-3",
        "http://local.example.org,JANE,",
        "http://snomed.info/sct,Jane Doe,"
    })
    void showsCodesOfPublicSystemsAlone(String system, String code, String shown) {
        String json = "{\"system\":\"" + system + "\",\"code\":\"" + code + "\"}";
        assertThat(Outline.of(Bytes.utf8(json), Values.OPEN).get(0).elements())
                .filteredOn(element -> element.path().equals("code"))
                .extracting(Element::value)
                .containsExactly(Optional.ofNullable(shown));
    }

    /** Every text of a whole message that could be a person's is hidden: what is left is codes and types. */
    @Test
    void leavesCodesAndTypesOfAWholeMessage() {
        List<String> shown = Outline.of(
                        Bytes.utf8(Journey.named("J1").messages().get(0).json()), Values.OPEN)
                .stream()
                .flatMap(part -> part.elements().stream())
                .flatMap(element -> element.value().stream())
                .distinct()
                .toList();

        assertThat(shown)
                .contains("Patient", "message", "24028007")
                .allMatch(value -> value.matches("[A-Za-z0-9:/._#-]+"));
        assertThat(String.join(" ", shown)).doesNotContainIgnoringCase("avery", "synthetica", "syn-001", "1970", "555");
    }

    @Test
    void boundsWhatIsListed() {
        String many = "\"x\",".repeat(5_000) + "\"x\"";
        assertThat(Outline.of(Bytes.utf8("{\"given\":[" + many + "]}"), Values.ALL)
                        .get(0))
                .satisfies(part -> assertThat(part.elements()).hasSize(120))
                .satisfies(part -> assertThat(part.leftOut()).isEqualTo(4_881));
    }
}
