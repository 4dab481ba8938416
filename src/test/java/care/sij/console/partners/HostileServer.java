package care.sij.console.partners;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;

/** What a server says of itself that means no good. */
final class HostileServer {

    private static final String STATEMENT = "{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"<img src=x>\","
            + "\"software\":{\"name\":\"<script>alert(1)</script>\",\"version\":\"\\u202e" + "9".repeat(5_000)
            + "\"},\"rest\":[{\"mode\":\"server\",\"resource\":[{\"type\":\"<img src=x>\","
            + "\"interaction\":[{\"code\":\"create\"}]}]}]}";

    private HostileServer() {}

    static void answers(WireMockServer server) {
        server.stubFor(get(urlEqualTo("/fhir/metadata")).atPriority(1).willReturn(okJson(STATEMENT)));
        server.stubFor(get(urlEqualTo("/fhir/.well-known/smart-configuration"))
                .atPriority(1)
                .willReturn(okJson("{\"token_endpoint\":\"javascript:alert(1)\\\"><script>alert(2)</script>\","
                        + "\"grant_types_supported\":[\"client_credentials\"],"
                        + "\"token_endpoint_auth_methods_supported\":[\"private_key_jwt\"]}")));
    }
}
