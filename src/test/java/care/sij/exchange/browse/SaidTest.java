package care.sij.exchange.browse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Whom and what a resource names. */
class SaidTest {

    private static final String BASE = "http://localhost:8080/fhir";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'resourceType':'Coverage','identifier':[{'value':'x'},{'system':'a','value':'1'}]}",
                "{'resourceType':'QuestionnaireResponse','identifier':{'system':'a','value':'1'}}",
                "{'resourceType':'Task','groupIdentifier':{'system':'a','value':'1'}}",
                "{'resourceType':'Task','input':[{'valueIdentifier':{'system':'a','value':'1'}}]}",
                "{'resourceType':'ServiceRequest','requisition':{'system':'a','value':'1'}}",
                "{'resourceType':'DocumentReference','masterIdentifier':{'system':'a','value':'1'}}",
                "{'resourceType':'Task','for':{'identifier':{'system':'a','value':'1'}}}",
                "{'resourceType':'Patient','generalPractitioner':[{'identifier':{'system':'a','value':'1'}}]}",
                "{'resourceType':'Task','extension':[{'url':'u','valueIdentifier':{'system':'a','value':'1'}}]}",
                "{'resourceType':'Task','contained':[{'resourceType':'Coverage',"
                        + "'identifier':[{'system':'a','value':'1'}]}]}"
            })
    void namesNumbersWhereverTheyStand(String resource) {
        assertThat(said(resource).numbers()).contains("a|1");
        assertThat(said(resource).patientNumbers()).isEmpty();
    }

    @Test
    void namesNumbersOfPatientsApart() {
        Said said = said("{'resourceType':'Patient','identifier':["
                + "{'system':'a','value':'1'},{'value':'2'},{'system':'no-number'}]}");
        assertThat(said.patientNumbers()).containsExactlyInAnyOrder("a|1", "|2");
        assertThat(said.numbers()).isEmpty();
        assertThat(said("{'resourceType':'Coverage','subscriberId':'7'}").numbers())
                .containsExactly("|7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'content':[{'attachment':{'url':'https://elsewhere.example.org/x'}}]}",
                "{'photo':[{'url':'https://elsewhere.example.org/x'}]}",
                "{'input':[{'valueUri':'https://elsewhere.example.org/x'}]}",
                "{'input':[{'valueUrl':'https://elsewhere.example.org/x'}]}",
                "{'instantiatesUri':['https://elsewhere.example.org/x']}",
                "{'extension':[{'url':'u','valueAttachment':{'url':'https://elsewhere.example.org/x'}}]}",
                "{'for':{'reference':'https://elsewhere.example.org/x'}}"
            })
    void namesAddressesWhereverTheyStand(String resource) {
        assertThat(said(resource).references()).containsExactly("https://elsewhere.example.org/x");
    }

    @Test
    void namesNeitherWhatAnExtensionMeansNorAProfile() {
        Said said = said("{'meta':{'profile':['http://example.org/p']},'extension':[{'url':'http://example.org/e',"
                + "'extension':[{'url':'inner'}]}],'modifierExtension':[{'url':'http://example.org/m'}]}");
        assertThat(said.references()).isEmpty();
        assertThat(said("{'extension':[{'url':'Patient/p'}]}").references()).containsExactly("Patient/p");
    }

    private static Said said(String resource) {
        return Said.of(JSON.readTree(resource.replace('\'', '"')), BASE);
    }
}
