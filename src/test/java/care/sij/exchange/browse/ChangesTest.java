package care.sij.exchange.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was changed is told by its places. */
class ChangesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

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
                "{'a':[1,2]}; {'a':1}; e Patient.a"
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
    void areAtMostAHundredAndSayHowManyMore() {
        String many = IntStream.range(0, 120).mapToObj(at -> "'f" + at + "':1").collect(Collectors.joining(","));
        Changes changes = new Changes();
        changes.left("Bundle.entry[2]", "Goal");
        changes.between("e", json("{}"), json("{" + many + "}"));
        List<String> places = changes.places();
        assertThat(places)
                .hasSize(101)
                .startsWith("Bundle.entry[2] Goal left out")
                .endsWith("and 21 more");
    }

    /** A Patient of these elements. */
    private static JsonNode json(String elements) {
        String rest = elements.substring(1);
        return JSON.readTree(("{'resourceType':'Patient'" + (rest.equals("}") ? "" : ",") + rest).replace('\'', '"'));
    }
}
