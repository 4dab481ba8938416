package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.Bytes;
import org.junit.jupiter.api.Test;

/** Nobody is shown by which number another partner knows a person. */
class PersonNumbersTest {

    private static final String OWN = "http://own.example.org/mrn";
    private static final String FOREIGN = "http://foreign.example.org/mrn";

    @Test
    void hidesForeignNumbersOfAPatientAndTheNarrativeThatTellsThem() {
        String patient = """
            {"resourceType":"Patient","text":{"div":"MRN SYN-7"},"identifier":[{"system":"%s","value":"SYN-7"},\
            {"system":"%s","value":"SYN-8"}],"gender":"female"}\
            """.formatted(FOREIGN, OWN);
        assertThat(shown(patient)).isEqualTo("""
            {"resourceType":"Patient","identifier":[{"system":"%s","value":"SYN-8"}],"gender":"female"}\
            """.formatted(OWN));
    }

    @Test
    void leavesTheNarrativeThatTellsNone() {
        String patient = """
            {"resourceType":"Patient","text":{"div":"A person"},"identifier":[{"system":"%s","value":"SYN-7"}]}\
            """.formatted(FOREIGN);
        assertThat(shown(patient)).isEqualTo("{\"resourceType\":\"Patient\",\"text\":{\"div\":\"A person\"}}");
    }

    @Test
    void hidesForeignNumbersInReferencesToPatients() {
        String observation = """
            {"resourceType":"Observation","subject":{"reference":"Patient/1","identifier":{"system":"%1$s","value":"SYN-7"}},\
            "performer":[{"type":"Patient","identifier":{"system":"%1$s","value":"SYN-7"}}]}\
            """.formatted(FOREIGN);
        assertThat(shown(observation)).isEqualTo("""
            {"resourceType":"Observation","subject":{"reference":"Patient/1"},"performer":[{"type":"Patient"}]}\
            """);
    }

    /** The digits of a decimal tell its precision (R4 datatypes.html#decimal). */
    @Test
    void leavesTheDigitsOfDecimals() {
        String observation = """
            {"resourceType":"Observation","subject":{"reference":"Patient/1","identifier":{"system":"%s","value":"SYN-7"}},\
            "valueQuantity":{"value":1.00},"component":[{"valueQuantity":{"value":12345678901234567890.10}}]}\
            """.formatted(FOREIGN);
        assertThat(shown(observation)).contains("\"value\":1.00}", "\"value\":12345678901234567890.10}");
    }

    @Test
    void hidesForeignNumbersOfAContainedPatient() {
        String observation = """
            {"resourceType":"Observation","contained":[{"resourceType":"Patient","id":"p","identifier":\
            [{"system":"%s","value":"SYN-7"}]}]}\
            """.formatted(FOREIGN);
        assertThat(shown(observation)).doesNotContain("SYN-7");
    }

    @Test
    void leavesEverythingElseByteForByte() {
        for (String untouched : new String[] {
            "{ \"resourceType\" : \"Patient\", \"identifier\":[{\"system\":\"" + OWN + "\",\"value\":\"SYN-8\"}] }",
            "{ \"resourceType\" : \"Task\", \"focus\":{\"identifier\":{\"system\":\"" + FOREIGN + "\"}} }",
            "{ \"resourceType\" : \"Observation\","
                    + " \"performer\":[{\"type\":\"Practitioner\",\"identifier\":{\"system\":\""
                    + FOREIGN + "\",\"value\":\"N-1\"}}] }"
        }) {
            assertThat(shown(untouched)).isEqualTo(untouched);
        }
    }

    private static String shown(String resource) {
        return PersonNumbers.without(Bytes.utf8(resource), OWN::equals).asUtf8();
    }
}
