package care.sij.exchange.browse;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A corrected message beside the one that it corrects. */
class PairsTest {

    private static final String BASE = "http://localhost:8080/fhir";
    private static final String HEADER =
            "{'fullUrl':'urn:uuid:h','resource':{'resourceType':'MessageHeader','id':'h'}}";
    private static final String GOAL = "{'fullUrl':'urn:uuid:g','resource':{'resourceType':'Goal','id':'g'}}";

    @ParameterizedTest
    @ValueSource(strings = {"urn:uuid:g", "Goal/g", "http://localhost:8080/fhir/Goal/g"})
    void referAnewOnlyToWhatIsStillThere(String reference) {
        String before = bundle(HEADER, task("'status':'ready'"), GOAL);
        String added = task("'status':'ready','focus':{'reference':'" + reference + "'}");

        assertThat(pairs(before, bundle(HEADER, added, GOAL)).faults("own")).isEmpty();
        assertThat(pairs(before, bundle(HEADER, added)).faults("own"))
                .singleElement()
                .asString()
                .startsWith("Bundle.entry[1].resource: ")
                .endsWith("(another-reference)");
        assertThat(pairs(bundle(HEADER, added, GOAL), bundle(HEADER, added)).faults("own"))
                .as("it referred to it before")
                .isEmpty();
    }

    @Test
    void holdNothingByTheNameThatAHeaderIsGiven() {
        String named = HEADER.replace("urn:uuid:h", "https://elsewhere.example.org/Device/1");
        String added = task("'focus':{'reference':'https://elsewhere.example.org/Device/1'}");

        assertThat(pairs(bundle(HEADER, task("'status':'ready'")), bundle(named, added))
                        .faults("own"))
                .singleElement()
                .asString()
                .endsWith("(another-reference)");
    }

    @Test
    void tellDecimalsByTheirDigits() {
        String before = bundle(HEADER, task("'input':[{'valueDecimal':7.0},{'valueDecimal':0.10}]"));
        Pairs pairs = pairs(before, bundle(HEADER, task("'input':[{'valueDecimal':7.00},{'valueDecimal':0.10}]")));

        assertThat(pairs.changed()).containsExactly("Bundle.entry[1] Task.input[0].valueDecimal");
        assertThat(pairs.told().values())
                .extracting(entry -> entry.text().asUtf8())
                .singleElement()
                .asString()
                .contains(":7.00}", ":0.10}");
    }

    private static Pairs pairs(String before, String after) {
        return Pairs.of(Bytes.utf8(before), Bytes.utf8(after), BASE);
    }

    private static String task(String elements) {
        return "{'fullUrl':'urn:uuid:t','resource':{'resourceType':'Task','id':'t'," + elements + "}}";
    }

    private static String bundle(String... entries) {
        return ("{'resourceType':'Bundle','type':'message','entry':[" + String.join(",", entries) + "]}")
                .replace('\'', '"');
    }
}
