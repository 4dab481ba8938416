package care.sij.exchange.browse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a correction may not add to an entry. */
class AdditionsTest {

    private static final String BASE = "http://localhost:8080/fhir";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Additions ADDITIONS = new Additions(
            BASE, "Patient/own", Set.of("Patient/own", "Task/t", BASE + "/Task/t", "urn:uuid:1", "Practitioner/p"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                // what was there may change and go
                "{'status':'final','note':[{'text':'a'}]}; {'status':'amended'}; ",
                "{'subject':{'reference':'Patient/own'}}; {}; ",
                // references
                "{}; {'subject':{'reference':'Patient/own'}}; ",
                "{}; {'subject':{'reference':'Patient/own/_history/3'}}; ",
                "{}; {'basedOn':[{'reference':'Task/t'}]}; ",
                "{}; {'basedOn':[{'reference':'http://localhost:8080/fhir/Task/t'}]}; ",
                "{}; {'basedOn':[{'reference':'urn:uuid:1'}]}; ",
                "{}; {'performer':[{'reference':'#here'}]}; ",
                "{}; {'performer':[{'reference':'Practitioner/other'}]}; another-reference",
                "{}; {'performer':[{'reference':'https://elsewhere.example.org/Practitioner/p'}]}; another-reference",
                "{}; {'content':[{'attachment':{'url':'Binary/b'}}]}; another-reference",
                "{}; {'extension':[{'url':'http://example.org/e'}]}; ",
                "{}; {'extension':[{'url':'x','valueReference':{'reference':'List/l'}}]}; another-reference",
                "{'performer':[{'reference':'Practitioner/gone'}]}; {'author':{'reference':'Practitioner/gone'}}; ",
                // other patients
                "{'subject':{'reference':'Patient/own'}}; {'subject':{'reference':'Patient/other'}}; another-patient",
                "{}; {'subject':{'reference':'http://localhost:8080/fhir/Patient/other'}}; another-patient",
                "{}; {'subject':{'reference':'https://elsewhere.example.org/fhir/Patient/1'}}; another-patient",
                "{}; {'subject':{'reference':'Patient?identifier=a'}}; another-patient",
                "{'resourceType':'Patient','identifier':[{'system':'a','value':'1'}]}; {'resourceType':'Patient'}; ",
                "{'resourceType':'Patient','identifier':[{'system':'a','value':'1'}]};"
                        + " {'resourceType':'Patient','identifier':[{'system':'a','value':'2'}]}; another-patient",
                "{'subject':{'reference':'Patient/own'}};"
                        + " {'subject':{'reference':'Patient/own','identifier':{'system':'a','value':'2'}}}; another-number",
                "{'subject':{'identifier':{'system':'a','value':'1'}}};"
                        + " {'subject':{'identifier':{'system':'a','value':'1'},'display':'x'}}; ",
                "{'resourceType':'QuestionnaireResponse'};"
                        + " {'resourceType':'QuestionnaireResponse','identifier':{'system':'a','value':'1'}}; another-number",
                // numbers
                "{'resourceType':'Coverage','identifier':[{'system':'a','value':'1'}]};"
                        + " {'resourceType':'Coverage','identifier':[{'system':'a','value':'2'}]}; another-number",
                "{'identifier':[{'system':'a','value':'1'},{'system':'a','value':'2'}]};"
                        + " {'identifier':[{'system':'a','value':'2','use':'old'}]}; ",
                "{'identifier':[{'system':'a','value':'1'}]}; {'identifier':[{'system':'a'}]}; ",
                "{'requisition':{'value':'1'}}; {'requisition':{'value':'2'}}; another-number",
                // addresses
                "{'content':[{'attachment':{'url':'https://a.example.org/1'}}]};"
                        + " {'content':[{'attachment':{'url':'https://a.example.org/1','title':'t'}}]}; ",
                "{}; {'content':[{'attachment':{'url':'https://elsewhere.example.org/x'}}]}; another-reference",
                "{}; {'content':[{'attachment':{'url':'https://elsewhere.example.org/Patient/1'}}]}; another-patient",
                "{}; {'content':[{'attachment':{'url':'Task/t'}}]}; ",
                // contained resources and labels
                "{}; {'contained':[{'resourceType':'Observation','id':'o'}]}; contained",
                "{'contained':[{'resourceType':'Observation','id':'o'}]};"
                        + " {'contained':[{'resourceType':'Observation','id':'o','status':'final'}]}; ",
                "{'meta':{'security':[{'code':'R'}]}}; {}; labels",
                "{}; {'meta':{'security':[{'code':'R'}]}}; labels"
            })
    void areRefusedByRule(String before, String after, String rule) {
        assertThat(ADDITIONS.in("Bundle.entry[1].resource", json(before), json(after)))
                .allMatch(fault -> fault.startsWith("Bundle.entry[1].resource: "))
                .extracting(fault -> fault.replaceFirst("(?s).*\\((.*)\\)$", "$1"))
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void areNamedByPlaceAloneAndOnce() {
        assertThat(ADDITIONS.in(
                        "Bundle.entry[4].resource",
                        json("{}"),
                        json("{'subject':{'reference':'Patient/jane-doe'},'focus':[{'reference':'Patient/john'}]}")))
                .singleElement()
                .satisfies(fault -> assertThat(fault)
                        .contains("Bundle.entry[4]", "Set it back")
                        .doesNotContain("jane", "john"));
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
