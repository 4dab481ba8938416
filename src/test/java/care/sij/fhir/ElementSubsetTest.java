package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ElementSubset.Elements;
import care.sij.fhir.ElementSubset.Summary;
import care.sij.fhir.ElementSubset.Wanted;
import care.sij.record.Bytes;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ElementSubsetTest {

    private static final String TAG =
            "{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\",\"code\":\"SUBSETTED\"}";
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"id\":\"p\",\"meta\":{\"versionId\":\"3\","
            + "\"tag\":[{\"code\":\"own\"}],\"source\":\"#a\"},\"text\":{\"status\":\"generated\",\"div\":\"<div/>\"},"
            + "\"modifierExtension\":[{\"url\":\"urn:x\",\"valueString\":\"m\"}],"
            + "\"identifier\":[{\"system\":\"urn:s\",\"value\":\"1\"}],\"name\":[{\"family\":\"SYNTHETICA\"}],"
            + "\"_birthDate\":{\"extension\":[{\"url\":\"urn:y\",\"valueString\":\"d\"}]},\"birthDate\":\"1980\","
            + "\"maritalStatus\":{\"text\":\"w\"},\"photo\":[{\"url\":\"urn:p\",\"data\":\"QQ==\"}]}";
    private static final String OBSERVATION = "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\","
            + "\"code\":{\"text\":\"c\"},\"valueQuantity\":{\"value\":1.20,\"unit\":\"mm\"},"
            + "\"referenceRange\":[{\"low\":{\"value\":100.0}}],\"note\":[{\"text\":\"n\"}],"
            + "\"component\":[{\"code\":{\"text\":\"d\"},\"interpretation\":[{\"text\":\"i\"}]}]}";

    private final ElementSubset subset = new ElementSubset(FhirR4.context());

    @Test
    void keepsWhatWasAskedForAndWhatIsMandatory() {
        assertThat(names(PATIENT, new Elements(Set.of("birthDate"))))
                .containsExactly("resourceType", "id", "meta", "modifierExtension", "_birthDate", "birthDate");
        assertThat(names(OBSERVATION, new Elements(Set.of("value"))))
                .containsExactly("resourceType", "id", "status", "code", "valueQuantity", "meta");
        assertThat(names(OBSERVATION, new Elements(Set.of("value[x]"))))
                .isEqualTo(names(OBSERVATION, new Elements(Set.of("value"))));
    }

    @Test
    void keepsWhatTheSpecificationMarksAsSummary() {
        assertThat(names(PATIENT, Summary.TRUE))
                .containsExactly(
                        "resourceType",
                        "id",
                        "meta",
                        "modifierExtension",
                        "identifier",
                        "name",
                        "_birthDate",
                        "birthDate");
        assertThat(json(OBSERVATION, Summary.TRUE).toString())
                .contains("valueQuantity", "component")
                .doesNotContain("referenceRange", "note", "interpretation");
    }

    @Test
    void keepsNarrativeAndMandatoryElements() {
        assertThat(names(PATIENT, Summary.TEXT)).containsExactly("resourceType", "id", "meta", "text");
        assertThat(names(OBSERVATION, Summary.TEXT)).containsExactly("resourceType", "id", "status", "code", "meta");
    }

    @Test
    void leavesOutTheNarrativeAlone() {
        List<String> data = names(PATIENT, Summary.DATA);
        assertThat(data).doesNotContain("text").contains("photo", "maritalStatus");
        assertThat(data).hasSize(json(PATIENT).size() - 1);
    }

    @Test
    void tagsWhatIsNotWhole() {
        assertThat(of(PATIENT, Summary.DATA))
                .contains("\"meta\":{\"versionId\":\"3\",\"tag\":[{\"code\":\"own\"}," + TAG + "],\"source\":\"#a\"}");
        assertThat(of(OBSERVATION, Summary.TEXT)).contains("\"meta\":{\"tag\":[" + TAG + "]}");
        assertThat(of("{\"resourceType\":\"Basic\",\"meta\":{\"versionId\":\"1\"}}", Summary.DATA))
                .contains("\"meta\":{\"versionId\":\"1\",\"tag\":[" + TAG + "]}");
    }

    @Test
    void leavesNumbersAsTheyAreWritten() {
        assertThat(of(OBSERVATION, Summary.DATA)).contains("1.20", "100.0");
        assertThat(of(OBSERVATION, new Elements(Set.of("value")))).contains("1.20");
    }

    @Test
    void staysReadable() {
        FhirJson reader = new FhirJson(FhirR4.context());
        Resource patient = reader.read(Bytes.utf8(of(PATIENT, Summary.TRUE)));
        Resource observation = reader.read(Bytes.utf8(of(OBSERVATION, new Elements(Set.of("component")))));
        assertThat(((Patient) patient).getNameFirstRep().getFamily()).isEqualTo("SYNTHETICA");
        assertThat(((Observation) observation).getComponentFirstRep().hasInterpretation())
                .isTrue();
    }

    @Test
    void knowsTheElementsOfAType() {
        assertThat(subset.has("Observation", "value")).isTrue();
        assertThat(subset.has("Observation", "value[x]")).isTrue();
        assertThat(subset.has("Patient", "value")).isFalse();
        assertThat(subset.names("Patient")).contains("birthDate", "deceased", "id", "meta", "text");
    }

    private String of(String stored, Wanted wanted) {
        return subset.of(Bytes.utf8(stored), wanted).asUtf8();
    }

    private JsonNode json(String stored, Wanted wanted) {
        return json(of(stored, wanted));
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }

    private List<String> names(String stored, Wanted wanted) {
        return List.copyOf(json(stored, wanted).propertyNames());
    }
}
