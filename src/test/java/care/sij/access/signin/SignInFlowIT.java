package care.sij.access.signin;

import static care.sij.support.PersonAtApp.asked;
import static care.sij.support.PersonAtApp.backAtApp;
import static care.sij.support.PersonAtApp.json;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.people.TestAuthenticator;
import care.sij.partner.ServiceAddress;
import care.sij.support.PersonAtApp;
import care.sij.support.PersonAtApp.Account;
import care.sij.support.WholeService;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** People sign in at the whole service, and everything that somebody may try instead. */
class SignInFlowIT {

    private static final String ISSUER =
            WholeService.bean(ServiceAddress.class).baseUrl().toString();

    private final PersonAtApp person = new PersonAtApp();

    @Test
    void aClinicianSignsInAndReadsWhatTheRoleAndTheOrganisationMay() throws Exception {
        Account account = PersonAtApp.opened("flow-clinician", "clinician", "demo-clinic");
        String code = person.code(account);

        HttpResponse<String> answer = person.exchange(code, Map.of());
        JsonNode tokens = json(answer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(tokens.path("scope").asString()).isEqualTo("openid fhirUser user/*.rs user/Observation.cu");
        assertThat(tokens.path("expires_in").asInt()).isEqualTo(300);
        String access = tokens.path("access_token").asString();
        assertThat(person.call("GET", "/fhir/Patient?_count=1", access).statusCode())
                .isEqualTo(200);
        assertThat(person.call("DELETE", "/fhir/Patient/none", access).statusCode())
                .isEqualTo(403);
        assertThat(person.call("GET", "/admin/people", access).statusCode()).isEqualTo(403);
        assertThat(person.call("GET", "/admin/partners", access).statusCode()).isEqualTo(403);

        String identity = tokens.path("id_token").asString();
        assertIdentity(identity);
        assertThat(person.call("GET", "/fhir/Patient?_count=1", identity).statusCode())
                .as("an id_token opens nothing")
                .isEqualTo(401);
    }

    private void assertIdentity(String identity) throws Exception {
        SignedJWT token = SignedJWT.parse(identity);
        JWKSet keys = JWKSet.parse(person.call("GET", "/oauth2/jwks", "").body());
        assertThat(keys.containsNonPublicKeys()).isFalse();
        assertThat(token.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getClaims())
                .containsEntry("iss", ISSUER)
                .containsEntry("sub", "flow-clinician@demo-clinic")
                .containsEntry("nonce", "once")
                .containsEntry("fhirUser", ISSUER + "/fhir/Practitioner/synthetic")
                .containsKeys("auth_time", "exp", "iat");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(PersonAtApp.APP);
    }

    @Test
    void aCodeThatComesAgainIsRefusedAndEndsTheTokenItWasSpentFor() {
        String code = codeOfSomebodySignedIn();
        String access =
                json(person.exchange(code, Map.of())).path("access_token").asString();
        assertThat(person.call("GET", "/fhir/Patient?_count=1", access).statusCode())
                .isEqualTo(200);

        assertInvalidGrant(person.exchange(code, Map.of()));

        assertThat(person.call("GET", "/fhir/Patient?_count=1", access).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, another-verifier-of-at-least-forty-three-chars",
        "redirect_uri, http://127.0.0.1:8765/other",
        "client_id, other-app"
    })
    void aCodeIsGoodOnlyForWhomItWasGivenAndSpentByTheAttempt(String field, String value) {
        String code = codeOfSomebodySignedIn();

        assertInvalidGrant(person.exchange(code, Map.of(field, value)));
        assertInvalidGrant(person.exchange(code, Map.of()));
    }

    private static String codeOfSomebodySignedIn() {
        return backAtApp(SignedIn.PERSON.authorize(asked())).getOrDefault("code", "none");
    }

    /** Signs in once for all tests of codes: a password takes long to check. */
    private static final class SignedIn {

        private static final PersonAtApp PERSON = signedIn();

        private static PersonAtApp signedIn() {
            PersonAtApp person = new PersonAtApp();
            person.code(PersonAtApp.opened("flow-signed-in", "clinician", "demo-clinic"));
            return person;
        }
    }

    @Test
    void anExchangeWithoutAVerifierOrWithASecretIsRefused() {
        assertThat(json(person.exchange("none", Map.of("code_verifier", "short")))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_request");
        assertThat(json(person.exchange("none", Map.of("client_secret", "secret")))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8765/signed-in/",
                "http://127.0.0.1:8765/signed-in?next=1",
                "http://127.0.0.1:8765/SIGNED-IN",
                "http://127.0.0.1:8766/signed-in",
                "http://127.0.0.1:8765/signed-in%2F..",
                "http://127.0.0.1:8765@evil.example.org/signed-in",
                "https://evil.example.org/",
                "//evil.example.org",
                "javascript:alert(1)"
            })
    void sendsNobodyToAnAddressThatIsNotRegistered(String address) {
        assertShownOnly(person.authorize(asked("redirect_uri", address)));
    }

    @Test
    void sendsNobodyAnywhereForAnUnknownAppOrRepeatedAddresses() {
        assertShownOnly(person.authorize(asked("client_id", "other-app")));
        assertShownOnly(person.authorize(asked("client_id", "")));
        assertShownOnly(person.authorize(asked("redirect_uri", "")));
    }

    private static void assertShownOnly(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).contains("not registered").doesNotContain("evil", "javascript:");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, '', invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, '', invalid_request",
        "aud, https://other.example.org/fhir, invalid_request",
        "aud, '', invalid_request",
        "scope, '', invalid_request",
        "scope, user/Patient.sr, invalid_scope",
        "scope, user/Observation.rs?code=%zz, invalid_scope",
        "scope, user/Observation.rs?code=%00, invalid_scope",
        "scope, user/Nonsense.rs, invalid_scope",
        "prompt, none, login_required"
    })
    void tellsTheAppWhatIsWrongWithItsState(String parameter, String value, String error) {
        Map<String, String> back = backAtApp(person.authorize(asked(parameter, value)));

        assertThat(back)
                .containsEntry("error", error)
                .containsEntry("state", asked().get("state"))
                .containsEntry("iss", ISSUER)
                .doesNotContainKey("code");
    }

    @Test
    void takesNoControlCharacters() {
        assertThat(backAtApp(person.authorize(asked("nonce", "\u0000")))).containsEntry("error", "invalid_request");
    }

    @Test
    void asksForAState() {
        assertThat(backAtApp(person.authorize(asked("state", ""))))
                .containsEntry("error", "invalid_request")
                .doesNotContainKeys("state", "code");
    }

    @Test
    void showsAFormThatRunsNothingAndRepeatsNothingUnescaped() {
        HttpResponse<String> page = person.authorize(asked("state", "\"><script>alert(1)</script>"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\"").doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'", "form-action 'self' http://127.0.0.1:8765;");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("Set-Cookie").orElse(""))
                .contains("HttpOnly", "SameSite=Strict")
                .matches("(?i).*; Path=/(;.*)?");
    }

    @Test
    void answersAllThatIsWrongAlike() {
        Account account = PersonAtApp.opened("flow-wrong", "clinician", "demo-clinic");
        String code =
                TestAuthenticator.code(account.otpauth(), Clock.systemUTC().instant());

        String unknown = refusal("flow-nobody", account.password(), code);
        assertThat(refusal("flow-wrong", "wrong", code)).isEqualTo(unknown);
        assertThat(refusal("flow-wrong", account.password(), "000000")).isEqualTo(unknown);
        assertThat(refusal("", "", "")).isEqualTo(unknown);
        assertThat(refusal("\u0000", "\u0000", "\u0000")).isEqualTo(unknown);
    }

    private String refusal(String login, String password, String code) {
        HttpResponse<String> answer = person.signIn(person.authorize(asked()), login, password, code);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(person.cookies()).doesNotContainKey("sij-session");
        return answer.body().replaceFirst("name=\"form\" value=\"[^\"]*\"", "");
    }

    @Test
    void takesNoFormThatAnotherSiteMade() {
        Account account = PersonAtApp.opened("flow-forged", "clinician", "demo-clinic");
        HttpResponse<String> page = person.authorize(asked());
        String form = person.cookies().get("sij-form");
        Map<String, String> fields = Map.of(
                "login",
                account.login(),
                "password",
                account.password(),
                "code",
                TestAuthenticator.code(account.otpauth(), Clock.systemUTC().instant()));

        assertNotTaken(person.signIn(page.uri(), fields));
        assertNotTaken(person.signIn(page.uri(), with(fields, "x".repeat(43))));
        assertNotTaken(person.signIn(page.uri(), with(fields, form), "Sec-Fetch-Site", "cross-site"));
        assertNotTaken(new PersonAtApp().signIn(page.uri(), with(fields, form)));
        assertThat(backAtApp(person.signIn(page.uri(), with(fields, form), "Sec-Fetch-Site", "same-origin")))
                .containsKey("code");
    }

    private static Map<String, String> with(Map<String, String> fields, String form) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("form", form);
        return all;
    }

    private void assertNotTaken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(person.cookies()).doesNotContainKey("sij-session");
    }

    @Test
    void aSessionIsOfOneSigningInAndEndsWithItAndWithTheAccountAsItWas() {
        Account account = PersonAtApp.opened("flow-session", "clinician", "demo-clinic");
        String planted = "p".repeat(43);
        person.cookies().put("sij-session", planted);
        person.code(account);
        assertThat(person.cookies().get("sij-session")).hasSize(43).isNotEqualTo(planted);

        assertThat(backAtApp(person.authorize(asked("prompt", "none")))).containsKey("code");
        assertThat(PersonAtApp.admin(
                                "PUT",
                                "/admin/people/flow-session?comment=test",
                                "{\"name\":\"Synthetic Person\",\"role\":\"coordinator\",\"partner\":\"demo-clinic\"}",
                                "If-Match",
                                "\"1\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(backAtApp(person.authorize(asked("prompt", "none")))).containsEntry("error", "login_required");
    }

    @Test
    void signingOutEndsTheSession() {
        person.code(PersonAtApp.opened("flow-out", "clinician", "demo-clinic"));
        String session = person.cookies().get("sij-session");

        HttpResponse<String> out = person.signOut();

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(person.cookies()).doesNotContainKey("sij-session");
        person.cookies().put("sij-session", session);
        assertThat(backAtApp(person.authorize(asked("prompt", "none")))).containsEntry("error", "login_required");
    }

    private static void assertInvalidGrant(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void describesItselfForApps() {
        JsonNode smart = json(person.call("GET", "/fhir/.well-known/smart-configuration", ""));
        JsonNode issuer = json(person.call("GET", "/.well-known/openid-configuration", ""));

        for (String name : new String[] {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"}) {
            assertThat(URI.create(smart.path(name).asString()).isAbsolute()).isTrue();
            assertThat(issuer.path(name)).isEqualTo(smart.path(name));
        }
    }
}
