package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** A number of a practitioner's register is nobody's secret; another partner's may be a person's. */
    @ParameterizedTest
    @CsvSource({
        "Observation,performer",
        "Condition,asserter",
        "DocumentReference,author",
        "Communication,recipient",
        "MedicationStatement,informationSource",
        "Coverage,payor"
    })
    void hidesForeignNumbersOfWhoMayBeAPerson(String type, String element) {
        for (String list : new String[] {"%s", "[%s]"}) {
            String resource = "{\"resourceType\":\"" + type + "\",\"" + element + "\":" + list + "}";
            String reference = "{\"identifier\":{\"system\":\"%s\",\"value\":\"N-1\"}}";
            assertThat(shown(resource.formatted(reference.formatted(FOREIGN)))).doesNotContain("N-1");
            String register = resource.formatted(reference.formatted("http://hl7.org/fhir/sid/us-npi"));
            assertThat(shown(register)).isEqualTo(register);
        }
    }

    @ParameterizedTest
    @CsvSource({"Observation,subject", "Task,for", "Coverage,subscriber", "ResearchSubject,individual", "Schedule,actor"
    })
    void hidesEveryNumberButOwnOnesOfWhomItIsAbout(String type, String element) {
        String resource = "{\"resourceType\":\"%s\",\"%s\":{\"identifier\":{\"system\":\"%s\",\"value\":\"N-1\"}}}";
        assertThat(shown(resource.formatted(type, element, "http://hl7.org/fhir/sid/us-ssn")))
                .doesNotContain("N-1");
        assertThat(shown(resource.formatted(type, element, OWN))).contains("N-1");
    }

    @Test
    void hidesForeignNumbersDeepWithin() {
        String note =
                "\"note\":[{\"authorReference\":{\"identifier\":{\"system\":\"" + FOREIGN + "\",\"value\":\"N-1\"}}}]";
        assertThat(shown("{\"resourceType\":\"Observation\"," + note + "}")).doesNotContain("N-1");
        assertThat(shown("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Observation\","
                        + note + "}}]}"))
                .doesNotContain("N-1");
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
        return PersonNumbers.without(
                        Bytes.utf8(resource),
                        new PersonNumbers.Shown(
                                OWN::equals, system -> !FOREIGN.equals(system), Optional.of(List.of(OWN))))
                .asUtf8();
    }
}
