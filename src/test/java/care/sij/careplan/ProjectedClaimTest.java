package care.sij.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirR4;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectedClaimTest {

    private static final String OURS = "http://sij-pathways.example.org/fhir/";

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            CarePlan;         "meta":{"profile":["^StructureDefinition/sij-care-plan"]};                 true
            CarePlan;         "meta":{"profile":["^StructureDefinition/sij-care-plan|1.0.0"]};           true
            Flag;             "meta":{"profile":["^StructureDefinition/sij-red-flag"]};                  true
            CarePlan;         "identifier":[{"system":"^sid/care-plan","value":"x"}];                    true
            GuidanceResponse; "requestIdentifier":{"system":"^sid/care-plan-part","value":"x"};          true
            CarePlan;         "identifier":[{"system":"http://demo-clinic.example.org/p","value":"x"}];  false
            Observation;      "meta":{"profile":["^StructureDefinition/sij-pain-score"]};                false
            Organization;     "identifier":[{"system":"^sid/payer","value":"carelon"}];                  false
            Observation;      "identifier":[{"value":"x"}];                                              false
            MessageHeader;    "definition":"http://demo-clinic.example.org/m";                           false
            Bundle;           "type":"collection";                                                       false
            """)
    void recognisesWhatOnlyThisServiceWrites(String type, String content, boolean claimed) {
        Resource resource = (Resource) FhirR4.context()
                .newJsonParser()
                .parseResource("{\"resourceType\":\"" + type + "\"," + content.replace("^", OURS) + "}");
        assertThat(ProjectedClaim.isMadeBy(resource)).isEqualTo(claimed);
    }
}
