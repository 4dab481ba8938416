package care.sij.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.token.SmartForm.Answered;
import care.sij.support.PersonAtApp;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Inferno's groups {@code smart_token_introspection_request_group} and {@code smart_token_introspection_response_group}
 * of the SMART App Launch test kit, whose tests have titles and no names of their own.
 */
class IntrospectionConformanceIT {

    private static final TestClient CLIENT = SmartClients.withEc("inferno-introspection");
    private static final TestClient AUDITOR = SmartClients.auditor("inferno-auditor");

    @Test
    @DisplayName("Token introspection endpoint returns a response when provided an active token")
    void answersForAnActiveToken() {
        Answered answer =
                SmartForm.introspection(SmartForm.accessToken(CLIENT), CLIENT).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().isObject()).isTrue();
    }

    @Test
    @DisplayName("Token introspection endpoint returns a response when provided an invalid token")
    void answersForAnInvalidToken() {
        Answered answer = SmartForm.introspection("invalid_token_value", CLIENT).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().isObject()).isTrue();
    }

    @Test
    @DisplayName("Token introspection response for an active token contains required fields")
    void tellsOfASystemsTokenWhatItsAnswerTold() throws ParseException {
        JsonNode issued = SmartForm.token(CLIENT).send().json();
        String token = issued.path("access_token").asString();

        JsonNode standing = SmartForm.introspection(token, CLIENT).send().json();

        assertThat(standing.path("active").isBoolean()).isTrue();
        assertThat(standing.path("active").asBoolean()).isTrue();
        assertThat(standing.path("client_id").asString()).isEqualTo(CLIENT.id());
        assertThat(standing.path("scope")).isEqualTo(issued.path("scope"));
        assertThat(standing.path("exp").isIntegralNumber()).isTrue();
        assertThat(standing.path("exp").asLong())
                .isEqualTo(SignedJWT.parse(token)
                        .getJWTClaimsSet()
                        .getExpirationTime()
                        .toInstant()
                        .getEpochSecond());
    }

    @Test
    @DisplayName("Token introspection response for an active token contains required fields: with an id_token")
    void tellsOfAPersonsTokenWhatItsIdentityTokenTells() throws ParseException {
        PersonAtApp person = new PersonAtApp();
        String code = person.code(PersonAtApp.opened("inferno-clinician", "clinician", "demo-clinic"));
        JsonNode issued = PersonAtApp.json(person.exchange(code, Map.of()));
        JWTClaimsSet identity =
                SignedJWT.parse(issued.path("id_token").asString()).getJWTClaimsSet();

        JsonNode standing = SmartForm.introspection(issued.path("access_token").asString(), AUDITOR)
                .send()
                .json();

        assertThat(standing.path("active").asBoolean()).isTrue();
        assertThat(standing.path("client_id").asString()).isEqualTo(PersonAtApp.APP);
        assertThat(standing.path("scope").asString().split(" "))
                .containsExactlyInAnyOrder(issued.path("scope").asString().split(" "));
        assertThat(standing.path("iss").asString()).isEqualTo(identity.getIssuer());
        assertThat(standing.path("sub").asString()).isEqualTo(identity.getSubject());
        assertThat(standing.path("fhirUser").asString("")).isEqualTo(identity.getStringClaim("fhirUser"));
    }

    @Test
    @DisplayName("Token introspection response for an invalid token contains required fields")
    void tellsNothingOfAnInvalidToken() {
        assertInactive("invalid_token_value", CLIENT);
    }

    @Test
    void tellsNothingOfARevokedToken() {
        String token = SmartForm.accessToken(CLIENT);

        assertThat(SmartForm.revocation(token, CLIENT).send().status()).isEqualTo(200);

        assertInactive(token, CLIENT);
    }

    @Test
    void tellsNothingOfAnothersToken() {
        assertInactive(SmartForm.accessToken(AUDITOR), CLIENT);
    }

    private static void assertInactive(String token, TestClient client) {
        Answered answer = SmartForm.introspection(token, client).send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEqualTo("{\"active\":false}");
        assertThat(answer.auditRow())
                .containsEntry("kind", "token-introspection")
                .containsEntry("agent", client.id());
    }
}
