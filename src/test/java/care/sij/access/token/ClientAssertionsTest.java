package care.sij.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.support.PartnerList;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAssertionsTest {

    private static final String ENDPOINT = "https://sij.example.org/oauth2/token";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Instant SOON = NOW.plusSeconds(300);
    private static final TestClient RSA = TestClient.withRsa("st-mary");
    private static final TestClient EC = TestClient.withEc("clinic");

    private final Set<String> spent = new HashSet<>();

    @Test
    void acceptsRs384AndEs384() {
        assertThat(authenticate(RSA.assertion(ENDPOINT, SOON)).id()).isEqualTo("st-mary");
        assertThat(authenticate(EC.assertion(ENDPOINT, SOON)).id()).isEqualTo("clinic");
    }

    @Test
    void refusesAnIssuerThatIsNotRegistered() {
        refuses(TestClient.withEc("stranger").assertion(ENDPOINT, SOON), "not registered");
    }

    @Test
    void refusesAnIssuerThatIsNotTheSubject() {
        refuses(RSA.assertion(ENDPOINT, SOON, claims -> claims.subject("clinic")), "iss and sub");
        refuses(RSA.assertion(ENDPOINT, SOON, claims -> claims.subject(null)), "iss and sub");
        refuses(RSA.assertion(ENDPOINT, SOON, claims -> claims.issuer(null)), "iss and sub");
    }

    @Test
    void refusesTheKeyOfAnotherClient() {
        refuses(new TestClient("st-mary", EC.key()).assertion(ENDPOINT, SOON), "No registered key");
    }

    @Test
    void refusesASignatureOfAnotherKeyUnderARegisteredKid() {
        refuses(
                new TestClient("st-mary", TestClient.rsa(RSA.key().getKeyID())).assertion(ENDPOINT, SOON),
                "signature does not match");
    }

    @Test
    void refusesClaimsChangedAfterSigning() {
        String[] signed = RSA.assertion(ENDPOINT, SOON).split("\\.");
        String[] other =
                RSA.assertion(ENDPOINT, SOON, claims -> claims.jwtID("other")).split("\\.");

        refuses(signed[0] + "." + other[1] + "." + signed[2], "signature does not match");
    }

    @Test
    void refusesAnUnknownKid() {
        refuses(
                RSA.sign(
                        RSA.header().keyID("unknown").build(),
                        RSA.claims(ENDPOINT, SOON).build()),
                "No registered key");
    }

    @Test
    void refusesAMissingKid() {
        refuses(
                RSA.sign(
                        RSA.header().keyID(null).build(),
                        RSA.claims(ENDPOINT, SOON).build()),
                "kid");
    }

    @Test
    void refusesAKidThatTwoRegisteredKeysShare() {
        JWKSet twice = new JWKSet(List.of(
                RSA.key().toPublicJWK(), TestClient.rsa(RSA.key().getKeyID()).toPublicJWK()));
        Partner ambiguous = RSA.registered(new PartnerKeys.Inline(twice));

        refuses(List.of(ambiguous), RSA.assertion(ENDPOINT, SOON), "More than one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sij.example.org",
                "https://sij.example.org/oauth2/token/",
                "http://sij.example.org/oauth2/token",
                "https://sij.example.org/fhir",
                "https://sij.example.org/oauth2/introspect"
            })
    void refusesEveryAudienceButTheTokenEndpoint(String audience) {
        refuses(RSA.assertion(audience, SOON), "aud");
    }

    @Test
    void refusesSeveralAudiencesAndNone() {
        refuses(
                RSA.assertion(ENDPOINT, SOON, claims -> claims.audience(List.of(ENDPOINT, "https://other.example"))),
                "aud");
        refuses(RSA.assertion(ENDPOINT, SOON, claims -> claims.audience((String) null)), "aud");
    }

    @Test
    void refusesAnExpiryMoreThanFiveMinutesAhead() {
        refuses(RSA.assertion(ENDPOINT, NOW.plusSeconds(301)), "five minutes");
    }

    @Test
    void refusesAnExpiredAssertionAndOneWithoutExpiry() {
        refuses(RSA.assertion(ENDPOINT, NOW), "expired");
        refuses(RSA.assertion(ENDPOINT, SOON, claims -> claims.expirationTime(null)), "no exp");
    }

    @Test
    void refusesAnAssertionOfTheFuture() {
        refuses(
                RSA.assertion(ENDPOINT, SOON, claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(60)))),
                "not valid yet");
    }

    @Test
    void refusesTheSameJtiAgain() {
        String assertion = RSA.assertion(ENDPOINT, SOON);
        authenticate(assertion);

        refuses(assertion, "used before");
    }

    @Test
    void refusesTheSameJtiInAnotherAssertionOfTheSameIssuer() {
        authenticate(RSA.assertion(ENDPOINT, SOON, claims -> claims.jwtID("one")));

        refuses(RSA.assertion(ENDPOINT, NOW.plusSeconds(10), claims -> claims.jwtID("one")), "used before");
        assertThat(authenticate(EC.assertion(ENDPOINT, SOON, claims -> claims.jwtID("one")))
                        .id())
                .as("another issuer may use the same jti")
                .isEqualTo("clinic");
    }

    @Test
    void doesNotSpendAJtiOnARefusedAssertion() {
        refuses(RSA.assertion("https://other.example", SOON, claims -> claims.jwtID("one")), "aud");

        assertThat(authenticate(RSA.assertion(ENDPOINT, SOON, claims -> claims.jwtID("one"))))
                .isNotNull();
    }

    @Test
    void refusesAMissingJti() {
        refuses(RSA.assertion(ENDPOINT, SOON, claims -> claims.jwtID(null)), "jti");
    }

    @Test
    void refusesAJkuOfAClientWithInlineKeysAndAnotherJkuThanTheRegisteredOne() {
        String assertion = RSA.sign(
                RSA.header().jwkURL(URI.create("https://evil.example/jwks")).build(),
                RSA.claims(ENDPOINT, SOON).build());
        Partner byUrl = RSA.registered(new PartnerKeys.Published(URI.create("https://st-mary.example/jwks")));

        refuses(assertion, "jku");
        refuses(List.of(byUrl), assertion, "jku");
    }

    @Test
    void refusesAnUnsignedAssertion() {
        refuses(new PlainJWT(RSA.claims(ENDPOINT, SOON).build()).serialize(), "not a signed JWT");
        refuses("no.jwt.at-all", "not a signed JWT");
    }

    @Test
    void refusesAnHmacMadeWithThePublicKey() throws JOSEException, ParseException {
        byte[] publicKey = ((RSAKey) RSA.key()).toRSAPublicKey().getEncoded();
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(RSA.key().getKeyID())
                        .build(),
                RSA.claims(ENDPOINT, SOON).build());
        confused.sign(new MACSigner(publicKey));

        refuses(confused.serialize(), "RS384 or ES384");
    }

    @Test
    void refusesRs256() throws JOSEException {
        SignedJWT other = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(RSA.key().getKeyID())
                        .build(),
                RSA.claims(ENDPOINT, SOON).build());
        other.sign(new RSASSASigner((RSAKey) RSA.key()));

        refuses(other.serialize(), "RS384 or ES384");
    }

    @Test
    void refusesATokenOfAnotherTypeAsAssertion() {
        JWTClaimsSet claims = RSA.claims(ENDPOINT, SOON).build();

        refuses(RSA.sign(RSA.header().type(new JOSEObjectType("at+jwt")).build(), claims), "typ");
    }

    @Test
    void refusesAClientIdThatIsNotTheIssuer() {
        assertThatExceptionOfType(TokenRefused.class)
                .isThrownBy(() ->
                        registered().authenticate(form(RSA.assertion(ENDPOINT, SOON), "clinic"), Set.of(ENDPOINT)))
                .withMessageContaining("client_id");
    }

    @Test
    void tellsAStrangerNoMoreThanAClientWithAnotherKey() {
        JWK other = TestClient.rsa(RSA.key().getKeyID());

        assertThat(description(new TestClient("stranger", other)))
                .isEqualTo(description(new TestClient("st-mary", other)))
                .isEqualTo(description(new TestClient("st-mary", EC.key())));
    }

    private String description(TestClient client) {
        try {
            authenticate(client.assertion(ENDPOINT, SOON));
            return "";
        } catch (TokenRefused refused) {
            return refused.description();
        }
    }

    private Partner authenticate(String assertion) {
        return registered().authenticate(form(assertion), Set.of(ENDPOINT));
    }

    private void refuses(String assertion, String reason) {
        refuses(List.of(RSA.registered(), EC.registered()), assertion, reason);
    }

    private void refuses(List<Partner> partners, String assertion, String reason) {
        assertThatExceptionOfType(TokenRefused.class)
                .isThrownBy(() -> assertions(partners).authenticate(form(assertion), Set.of(ENDPOINT)))
                .withMessageContaining(reason)
                .satisfies(refused -> assertThat(refused.error()).isEqualTo(TokenError.INVALID_CLIENT));
    }

    private ClientAssertions registered() {
        return assertions(List.of(RSA.registered(), EC.registered()));
    }

    private ClientAssertions assertions(List<Partner> partners) {
        PartnerSignatures signatures = new PartnerSignatures(new PublishedKeys(new KeySetFetch(), CLOCK));
        return new ClientAssertions(
                new PartnerList(partners, List.of()),
                signatures,
                (issuer, jti, expiry) -> spent.add(issuer + " " + jti),
                CLOCK);
    }

    private static ClientForm form(String assertion) {
        return new ClientForm(assertion, Optional.empty());
    }

    private static ClientForm form(String assertion, String clientId) {
        return new ClientForm(assertion, Optional.of(clientId));
    }
}
