package care.sij.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.record.Bytes;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactRecognitionTest {

    private static final PublishedDefinitions DEFINITIONS = PublishedDefinitions.load(FhirR4.context());
    private static final FactRecognition RECOGNITION = new FactRecognition(DEFINITIONS);
    private static final String SIJ = "http://sij-pathways.example.org/fhir/CodeSystem/";

    @ParameterizedTest
    @CsvSource({
        "Observation, http://loinc.org, 72514-3, sij-pain-score",
        "Observation, http://loinc.org, 97909-6, sij-odi-score",
        "Observation, http://loinc.org, 72166-2, sij-smoking-status",
        "Observation, sij-observation, cotinine, sij-cotinine",
        "Observation, sij-observation, eq5d-index, sij-eq5d-index",
        "Observation, sij-observation, fortin-finger-test, sij-fortin-test",
        "Observation, sij-provocation-test, faber, sij-provocation-test",
        "Observation, sij-observation, surgical-decision, sij-surgical-decision",
        "Observation, sij-observation, neurological-finding, sij-neuro-finding",
        "Observation, sij-observation, wound-finding, sij-wound-finding",
        "Observation, sij-observation, postop-symptom, sij-postop-symptom",
        "Procedure, sij-procedure, si-joint-injection, sij-injection",
        "Procedure, sij-procedure, si-joint-fusion, sij-fusion",
        "Procedure, sij-procedure, si-joint-fusion-revision, sij-fusion",
        "Procedure, sij-procedure, physical-therapy, sij-conservative-trial",
        "ServiceRequest, sij-procedure, referral, sij-referral",
        "Task, http://hl7.org/fhir/CodeSystem/task-code, fulfill, sij-referral-task",
        "Task, http://hl7.org/fhir/CodeSystem/task-code, abort, sij-cancellation-task",
        "Condition, http://hl7.org/fhir/sid/icd-10-cm, M53.3, sij-condition",
        "Condition, http://snomed.info/sct, 55146009, sij-condition",
        "DiagnosticReport, http://loinc.org, 30619-1, sij-imaging-report"
    })
    void recognisesAFactByItsCode(String type, String system, String code, String profile) {
        assertThat(RECOGNITION.profileOf(coded(type, "code", system, code)).map(Profile::id))
                .contains(profile);
    }

    @ParameterizedTest
    @CsvSource({
        "Observation, http://loinc.org, 8480-6",
        "Observation, sij-observation, block-response",
        "Condition, http://hl7.org/fhir/sid/icd-10-cm, I10",
        "Procedure, http://snomed.info/sct, 80146002",
        "ServiceRequest, http://snomed.info/sct, 80146002"
    })
    void leavesOtherResourcesToTheirOwner(String type, String system, String code) {
        assertThat(RECOGNITION.profileOf(coded(type, "code", system, code))).isEmpty();
    }

    @Test
    void recognisesAConditionOfTheJointByItsSite() {
        Resource condition = read("{\"resourceType\":\"Condition\",\"bodySite\":[{\"coding\":[{\"system\":"
                + "\"http://snomed.info/sct\",\"code\":\"39723000\"}]}]}");

        assertThat(RECOGNITION.profileOf(condition)).contains(Profile.CONDITION);
    }

    @Test
    void recognisesAnAdverseEventByItsEvent() {
        assertThat(RECOGNITION.profileOf(coded("AdverseEvent", "event", "sij-adverse-event", "hematoma")))
                .contains(Profile.ADVERSE_EVENT);
    }

    @Test
    void namesEveryProfileThatIsPublishedForFacts() {
        List<String> published = DEFINITIONS
                .of(StructureDefinition.class)
                .map(StructureDefinition::getUrl)
                .toList();

        assertThat(Stream.of(Profile.values()).map(Profile::canonical)).allMatch(published::contains);
    }

    private static Resource coded(String type, String element, String system, String code) {
        String uri = system.startsWith("sij-") ? SIJ + system : system;
        return read(
                "{\"resourceType\":\"%s\",\"%s\":{\"coding\":[{\"code\":\"local\"},{\"system\":\"%s\",\"code\":\"%s\"}]}}"
                        .formatted(type, element, uri, code));
    }

    private static Resource read(String json) {
        return new FhirJson(FhirR4.context()).read(Bytes.utf8(json));
    }
}
