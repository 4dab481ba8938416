package care.sij.exchange.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was changed is told by its places. */
class ChangesTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'birthDate':'1970-11-02'}; {'birthDate':'1970-11-02'}; ``",
                "{'birthDate':'1970-11-02'}; {'birthDate':'1970-11-03'}; e Patient.birthDate",
                "{'active':true}; {'gender':'male'}; e Patient.active, e Patient.gender",
                "{'name':[{'given':['A','B']}]}; {'name':[{'given':['A','C','D']}]};"
                        + " e Patient.name[0].given[1], e Patient.name[0].given[2]",
                "{'name':[{'family':'A'}]}; {'name':[]}; e Patient.name[0]",
                "{'a':[1,2]}; {'a':1}; e Patient.a",
                "{'a':7.0}; {'a':7.00}; e Patient.a",
                "{'a':7.00,'b':{'c':1}}; {'b':{'c':1},'a':7.00}; ``",
                "{'a':'1'}; {'a':1}; e Patient.a",
                "{'a':''}; {}; e Patient.a"
            })
    void arePlacesWithoutValues(String before, String after, String places) {
        Changes changes = new Changes();
        changes.between("e", json(before), json(after));
        assertThat(changes.places())
                .isEqualTo(Arrays.stream(places.split(", "))
                        .filter(one -> !one.isEmpty())
                        .toList());
    }

    @Test
    void areAllThereAre() {
        String many = IntStream.range(0, 120).mapToObj(at -> "'f" + at + "':1").collect(Collectors.joining(","));
        Changes changes = new Changes();
        changes.left("Bundle.entry[2]", "Goal");
        changes.between("e", json("{}"), json("{" + many + "}"));
        List<String> places = changes.places();
        assertThat(places)
                .hasSize(121)
                .startsWith("Bundle.entry[2] Goal left out")
                .contains("e Patient.f0", "e Patient.f119");
    }

    /** A Patient of these elements. */
    private static JsonNode json(String elements) {
        String rest = elements.substring(1);
        return JSON.readTree(("{'resourceType':'Patient'" + (rest.equals("}") ? "" : ",") + rest).replace('\'', '"'));
    }
}
