package care.sij.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.Bytes;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class FhirJsonTest {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.120Z");

    @Test
    void keepsVersionsOfReferences() {
        Observation observation = new Observation();
        observation.setSubject(new Reference("Patient/1/_history/7"));

        assertThat(JSON.encode(observation).asUtf8()).contains("Patient/1/_history/7");
    }

    @Test
    void keepsIdsOfBundleEntriesBesideTheirFullUrl() {
        Bytes body = Bytes.utf8(
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"fullUrl\":\"urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0\","
                        + "\"resource\":{\"resourceType\":\"Patient\",\"id\":\"a\"}}]}");

        assertThat(JSON.encode(JSON.read(body, Bundle.class))).isEqualTo(body);
    }

    @Test
    void keepsThePrecisionOfDecimals() {
        Bytes body = Bytes.utf8("{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1.00}}");

        assertThat(JSON.encode(JSON.read(body))).isEqualTo(body);
    }

    @Test
    void doesNotContainATargetWithoutId() {
        Observation observation = new Observation();
        observation.setSubject(new Reference("urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0"));
        observation.getSubject().setResource(new Patient());

        assertThat(JSON.encode(observation).asUtf8())
                .isEqualTo("{\"resourceType\":\"Observation\",\"subject\":{\"reference\":"
                        + "\"urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0\"}}");
    }

    @Test
    void putsVersionAndInstantIntoAnEncodingWithoutMeta() {
        Patient patient = new Patient();
        patient.setId("p");
        patient.setActive(true);

        assertThat(stored(patient, 3))
                .isEqualTo("{\"resourceType\":\"Patient\",\"id\":\"p\",\"meta\":{\"versionId\":\"3\","
                        + "\"lastUpdated\":\"2026-03-01T12:00:00.120Z\"},\"active\":true}");
    }

    @Test
    void putsVersionAndInstantIntoAnExistingMeta() {
        Patient patient = new Patient();
        patient.setId("Patient/p/_history/9");
        patient.getMeta().setVersionId("9").setLastUpdated(new Date(0)).addProfile("http://example.org/p");

        assertThat(stored(patient, 1))
                .isEqualTo("{\"resourceType\":\"Patient\",\"id\":\"p\",\"meta\":{\"versionId\":\"1\","
                        + "\"lastUpdated\":\"2026-03-01T12:00:00.120Z\",\"profile\":[\"http://example.org/p\"]}}");
        assertThat(patient.getMeta().getVersionId()).isEqualTo("9");
        assertThat(patient.getIdElement().getValue()).isEqualTo("Patient/p/_history/9");
    }

    @Test
    void hashesContentAlikeWhateverItsVersion() {
        Observation one = new Observation().setValue(new Quantity(5));
        one.setId("o");
        Observation other = one.copy();
        other.getMeta().setVersionId("4").setLastUpdated(new Date(0));

        assertThat(JSON.contentHash(other)).isEqualTo(JSON.contentHash(one));
        assertThat(JSON.contentHash(other.setValue(new Quantity(6)))).isNotEqualTo(JSON.contentHash(one));
    }

    @Test
    void tellsTheHashOfTheContentAgainFromTheBytesOfAVersion() {
        Patient bare = new Patient();
        bare.setId("p");
        bare.setActive(true);
        Patient profiled = bare.copy();
        profiled.getMeta().addProfile("http://example.org/p");

        for (Patient patient : List.of(bare, profiled)) {
            Bytes body = Bytes.utf8(stored(patient, 12));
            assertThat(EncodedResource.contentHash(body)).contains(JSON.contentHash(patient));
            assertThat(EncodedResource.contentHash(Bytes.utf8(body.asUtf8().replace("true", "false"))))
                    .isPresent()
                    .get()
                    .isNotEqualTo(JSON.contentHash(patient));
        }
        assertThat(EncodedResource.contentHash(Bytes.EMPTY)).isEmpty();
        assertThat(EncodedResource.contentHash(JSON.encode(bare))).isEmpty();
    }

    private static String stored(Patient patient, long version) {
        return Bytes.of(JSON.encodeForRecord(patient).encoder().encode(version, NOON))
                .asUtf8();
    }
}
