package care.sij.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.Code;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.record.Bytes;
import care.sij.support.Journey;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which codes somebody is asked to map. */
class UnmappedCodesTest {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());
    private static final String SIJ = "http://sij-pathways.example.org/fhir/";
    private static final String TEST =
            "\"code\":{\"coding\":[{\"system\":\"" + SIJ + "CodeSystem/sij-provocation-test\",\"code\":\"faber\"}]}";
    private static final String INJECTION = "\"code\":{\"coding\":[{\"system\":\"" + SIJ
            + "CodeSystem/sij-procedure\",\"code\":\"si-joint-injection\"}]}";

    /** The demo's hospital reports one joint too many in a code of its own. */
    @Test
    void areOneInAllOfTheDemosMessages() {
        assertThat(Stream.of("J1", "J2", "J3")
                        .flatMap(name -> Journey.named(name).messages().stream())
                        .map(message -> JSON.read(Bytes.utf8(message.json()), Bundle.class))
                        .flatMap(bundle -> ExampleMessages.VALIDATOR.unmapped(bundle).stream()))
                .containsExactly(new UnmappedCode(
                        new Code("http://demo-hospital.example.org/radiology", "MRHIPL"), "DiagnosticReport.code"));
    }

    /** L stands for a code that nobody knows. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Observation | 'code':{'coding':[L]} | Observation.code",
                "Procedure | 'code':{'coding':[L]} | Procedure.code",
                "ServiceRequest | 'code':{'coding':[L]} | ServiceRequest.code",
                "AdverseEvent | 'event':{'coding':[L]} | AdverseEvent.event",
                "Observation | TEST,'valueCodeableConcept':{'coding':[L]} | sij-provocation-test Observation.value",
                "Observation | TEST,'bodySite':{'coding':[L]} | sij-provocation-test Observation.bodySite",
                "Procedure | INJECTION,'extension':[{'url':'SIJStructureDefinition/sij-injectate','extension':[{'url':'agent','valueCodeableConcept':{'coding':[L]}}]}] | Procedure.extension(sij-injectate#agent)",
                "Observation | TEST,'bodySite':{'coding':[{'system':'http://snomed.info/sct','code':'39723000'}],'extension':[{'url':'SIJStructureDefinition/sij-laterality','valueCodeableConcept':{'coding':[L]}}]} | Observation.bodySite.extension(sij-laterality)",
                "DiagnosticReport | 'code':{'coding':[{'system':'http://loinc.org','code':'37622-8'}]},'conclusionCode':[{'coding':[L]}] | sij-imaging-report DiagnosticReport.conclusionCode"
            })
    void areThoseAloneWhereAProfileBinds(String type, String elements, String place) {
        assertThat(unmapped(type, elements)).extracting(UnmappedCode::place).containsExactly(place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Observation | 'code':{'coding':[{'system':'http://loinc.org','code':'718-7'},L]}",
                "Condition | 'code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'I10'}]}",
                "Observation | TEST,'valueCodeableConcept':{'coding':[L,{'system':'SIJCodeSystem/sij-test-result','code':'positive'}]}",
                "Observation | TEST,'method':{'coding':[L]}",
                "Observation | TEST,'valueCodeableConcept':{'text':'positive'}",
                "Task | 'code':{'coding':[{'system':'http://hl7.org/fhir/CodeSystem/task-code','code':'approve'}]}",
                "Encounter | 'class':L",
                "Medication | 'code':{'coding':[L]}"
            })
    void areNotThoseBesideAKnownOneOrWhereNothingIsBound(String type, String elements) {
        assertThat(unmapped(type, elements)).isEmpty();
    }

    private static List<UnmappedCode> unmapped(String type, String elements) {
        String json = "{\"resourceType\":\"" + type + "\","
                + elements.replace("'", "\"")
                        .replace("TEST", TEST)
                        .replace("INJECTION", INJECTION)
                        .replace("\"SIJ", "\"" + SIJ)
                        .replace("L]", "{\"system\":\"http://local.example.org\",\"code\":\"99\"}]")
                        .replace("[L,", "[{\"system\":\"http://local.example.org\",\"code\":\"99\"},")
                        .replace(":L", ":{\"system\":\"http://local.example.org\",\"code\":\"99\"}")
                + "}";
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource((Resource) JSON.read(Bytes.utf8(json)));
        return ExampleMessages.VALIDATOR.unmapped(bundle);
    }
}
