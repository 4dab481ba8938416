package care.sij.journey;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.sij.exchange.outbound.OutboundTokens;
import care.sij.exchange.outbound.TokenUnobtainable;
import care.sij.partner.Delivery.BackendAccess;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.support.PartnerEndpoint;
import care.sij.support.WholeService;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service as its own partner: its token endpoint meets the assertions that the service signs for others. */
class OwnTokenIT {

    private static final String KEY_SET = "/.well-known/jwks/" + WholeService.MIRROR_HOSPITAL + ".json";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void publishesPublicKeysToEverybody() throws Exception {
        HttpResponse<String> answer = call(request(KEY_SET).build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=300, public");
        assertThat(JWKSet.parse(answer.body()).getKeys()).hasSize(1).noneMatch(JWK::isPrivate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-auditor", "unknown", "Mirror-Hospital"})
    void hasNoKeysForOthers(String partner) throws Exception {
        assertThat(call(request("/.well-known/jwks/" + partner + ".json").build())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void isLetInByItsOwnTokenEndpoint() throws Exception {
        PartnerEndpoint.server()
                .stubFor(get(urlEqualTo(KEY_SET)).willReturn(aResponse().proxiedFrom(WholeService.baseUrl())));
        BackendAccess access = access("system/Patient.rs");

        String authorization = WholeService.bean(OutboundTokens.class).authorization(mirror(), access);

        assertThat(call(request("/fhir/Patient?_count=1")
                                .header("Authorization", authorization)
                                .build())
                        .statusCode())
                .isEqualTo(200);
        assertThat(call(request("/fhir/Patient?_count=1").build()).statusCode()).isEqualTo(401);
    }

    @Test
    void isToldWhenItAsksForWhatIsNotRegistered() {
        PartnerEndpoint.server()
                .stubFor(get(urlEqualTo(KEY_SET)).willReturn(aResponse().proxiedFrom(WholeService.baseUrl())));

        TokenUnobtainable refused = catchThrowableOfType(
                TokenUnobtainable.class,
                () -> WholeService.bean(OutboundTokens.class).authorization(mirror(), access("system/Patient.cud")));

        assertThat(refused).hasMessageContaining("400 invalid_scope");
        assertThat(refused.reason()).isEqualTo(TokenUnobtainable.Reason.REFUSED);
    }

    private static BackendAccess access(String scope) {
        return new BackendAccess(
                URI.create(WholeService.baseUrl() + "/oauth2/token"), WholeService.MIRROR_HOSPITAL, scope);
    }

    private static Partner mirror() {
        return WholeService.bean(Partners.class)
                .byId(WholeService.MIRROR_HOSPITAL)
                .orElseThrow();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + path));
    }

    private HttpResponse<String> call(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }
}
