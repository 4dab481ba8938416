package care.sij.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for, told by method and path alone. */
class RequestKindTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /oauth2/token, token, '', E",
        "POST, /oauth2/introspect, token-introspection, '', E",
        "POST, /oauth2/revoke, token-revocation, '', E",
        "GET, /oauth2/authorize, sign-in, '', E",
        "POST, /oauth2/authorize, sign-in, '', E",
        "POST, /oauth2/sign-out, sign-out, '', E",
        "GET, /oauth2/keys, other, '', E",
        "GET, /fhir/Patient/1, read, '', R",
        "HEAD, /fhir/Patient/1, read, '', R",
        "GET, /fhir/Patient/1/_history/2, vread, '', R",
        "GET, /fhir/Patient/1/_history, history-instance, '', E",
        "GET, /fhir/Patient/_history, history-type, '', E",
        "GET, /fhir/_history, history-system, '', E",
        "GET, /fhir/Patient, search, '', E",
        "POST, /fhir/Patient/_search, search, '', E",
        "POST, /fhir/Patient, create, '', C",
        "PUT, /fhir/Patient/1, update, '', U",
        "PUT, /fhir/Patient, update, '', U",
        "PATCH, /fhir/Patient/1, patch, '', U",
        "DELETE, /fhir/Patient/1, delete, '', D",
        "POST, /fhir, batch, '', E",
        "POST, /fhir/, batch, '', E",
        "GET, /fhir, search, '', E",
        "PUT, /fhir, other, '', E",
        "POST, /fhir/_search, search, '', E",
        "GET, /fhir/Patient/1/Observation, search, '', E",
        "GET, /fhir/Patient/1/*, search, '', E",
        "POST, /fhir/Patient/1/Observation/_search, search, '', E",
        "POST, /fhir/Patient/1/Observation, other, '', E",
        "GET, /fhir/Patient/1/x, other, '', E",
        "POST, /fhir/$process-message, message, '', E",
        "GET, /fhir/$deliveries, operation, deliveries, R",
        "POST, /fhir/$hold-deliveries, operation, hold-deliveries, E",
        "POST, /fhir/CarePlan/1/$as-of, operation, as-of, E",
        "POST, /fhir/$Anna%20Muster, operation, '', E",
        "GET, /admin/partners, configuration, '', R",
        "PUT, /admin/partners/x, configuration, '', U",
        "DELETE, /admin/partners/x, configuration, '', D",
        "POST, /admin/partners/$probe, configuration, '', E",
        "GET, /fhir/patient/1, other, '', E",
        "GET, /console, page, '', R",
        "GET, /console/, page, '', R",
        "GET, /console/patients/1/history, page, patients, R",
        "HEAD, /console/worklist, page, worklist, R",
        "POST, /console/partners/x, page, partners, E",
        "GET, /console/Anna-Muster, page, '', R",
        "GET, /console/anna-muster, page, '', R",
        "GET, /console/sign-in, sign-in, '', E",
        "POST, /console/sign-in, sign-in, '', E",
        "GET, /console/sign-in/provider, sign-in, '', E",
        "POST, /console/sign-out, sign-out, '', E",
        "GET, /console/sign-inn, page, '', R",
        "GET, /consoles, other, '', E",
        "GET, /elsewhere, other, '', E",
        "POST, /fhir/Patient/1, other, '', E",
    })
    void isToldByMethodAndPath(String method, String path, String kind, String detail, String action) {
        RequestKind asked = RequestKind.of(method, path);
        assertThat(asked.kind().code()).isEqualTo(kind);
        assertThat(asked.detail()).isEqualTo(detail);
        assertThat(asked.action().name()).isEqualTo(action);
    }
}
