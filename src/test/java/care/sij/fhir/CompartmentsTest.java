package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.Bytes;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompartmentsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            {"resourceType":"Patient","id":"a"} ~ a
            {"resourceType":"Observation","subject":{"reference":"Patient/a/_history/2"},"performer":[{"reference":"Patient/b"}]} ~ a
            {"resourceType":"Task","for":{"reference":"Patient/a"}} ~ a
            {"resourceType":"Coverage","beneficiary":{"reference":"Patient/a"}} ~ a
            {"resourceType":"AdverseEvent","subject":{"reference":"Patient/a"}} ~ a
            {"resourceType":"Device","patient":{"reference":"Patient/a"}} ~ a
            {"resourceType":"Appointment","participant":[{"actor":{"reference":"Location/l"}},{"actor":{"reference":"Patient/a"}}]} ~ a
            {"resourceType":"Provenance","target":[{"reference":"Observation/o"},{"reference":"Patient/a/_history/1"}]} ~ a
            """)
    void namesThePatientAResourceIsAbout(String resource, String patient) {
        assertThat(Compartments.patientsOf(read(resource))).isEqualTo(List.of(patient));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            {"resourceType":"Practitioner","id":"a"}
            {"resourceType":"Organization","id":"a"}
            {"resourceType":"Location","id":"a"}
            {"resourceType":"Device","id":"a"}
            {"resourceType":"Medication","id":"a"}
            {"resourceType":"Observation","subject":{"reference":"Location/l"}}
            """)
    void findsNoPatientInSharedResources(String resource) {
        assertThat(Compartments.patientsOf(read(resource))).isEmpty();
    }

    /** Expectations computed with the uuid5 function of Python's standard library. */
    @Test
    void derivesIdsByRfc4122() {
        assertThat(ResourceIds.of("Patient", "urn:s", "1")).isEqualTo("83407b35-8983-5add-a2bb-20ece7fbe65b");
        assertThat(ResourceIds.projected("a", "left", 1, "plan")).isEqualTo("8148ea81-387b-5ef1-af63-f48f94d5dbda");
    }

    private static Resource read(String json) {
        return new FhirJson(FhirR4.context()).read(Bytes.utf8(json));
    }
}
