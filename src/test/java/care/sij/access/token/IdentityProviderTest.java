package care.sij.access.token;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.access.SmartScopes;
import care.sij.access.token.IdentityProviderSettings.Group;
import care.sij.support.TestClock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class IdentityProviderTest {

    @RegisterExtension
    static final WireMockExtension PROVIDER = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String ISSUER = "https://login.example.org/realms/clinic";
    private static final RSAKey KEY = TestClient.rsa("idp-1");
    private static final JwtDecoder OWN = token -> {
        throw new JwtException("own");
    };

    private final TestClock clock = new TestClock(NOW);
    private IdentityProvider provider;

    @BeforeEach
    void publish() {
        PROVIDER.stubFor(get("/jwks").willReturn(okJson(new JWKSet(KEY.toPublicJWK()).toString())));
        provider = provider(clock, ScopeReaderTest.reader(false));
    }

    @Test
    void takesATokenForThisServiceAndTellsWhomItSpeaksOf() {
        Jwt token = decoded(signed(claims -> claims));

        assertThat(provider.issued(token)).isTrue();
        assertThat(provider.person(token))
                .contains(new Person("idp|auth0|7", "Ada Example", PersonRole.CLINICIAN, "clinic", Optional.empty()));
        assertThat(provider.person(token).orElseThrow().signature()).isEqualTo("idp|auth0|7@clinic");
    }

    @Test
    void takesNoTokenThatIsForAnotherServiceOrOfAnotherTime() {
        for (UnaryOperator<JWTClaimsSet.Builder> change : List.<UnaryOperator<JWTClaimsSet.Builder>>of(
                claims -> claims.audience("an-app"),
                claims -> claims.audience((String) null),
                claims -> claims.expirationTime(Date.from(NOW.minusSeconds(31))),
                claims -> claims.expirationTime(null),
                claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(31))),
                claims -> claims.subject(null))) {
            assertRefused(signed(change));
        }
    }

    @Test
    void takesNoTokenThatItsKeyDidNotSign() throws Exception {
        assertRefused(signed(TestClient.rsa("idp-1"), claims -> claims));
        assertRefused(signed(TestClient.rsa("idp-2"), claims -> claims));
        assertRefused(new PlainJWT(claims().build()).serialize());
        SignedJWT withPublicKey = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("idp-1").build(), claims().build());
        withPublicKey.sign(new MACSigner(KEY.toPublicJWK().toString()));
        assertRefused(withPublicKey.serialize());
    }

    @Test
    void leavesTokensOfOtherIssuersToTheirOwnDecoder() {
        String other = signed(claims -> claims.issuer("https://other.example.org"));

        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> provider.or(OWN).decode(other))
                .withMessage("own");
        assertThat(new IdentityProvider(
                                new IdentityProviderSettings(
                                        Optional.empty(), Optional.empty(), Optional.empty(), "roles", Map.of()),
                                new PublishedKeys(new KeySetFetch(), clock),
                                ScopeReaderTest.reader(false),
                                clock)
                        .or(OWN))
                .as("without the setting")
                .isSameAs(OWN);
    }

    @Test
    void refusesWhileTheProviderGivesNoKeysAndFindsThemAgain() {
        PROVIDER.stubFor(get("/jwks").willReturn(serverError()));
        String token = signed(claims -> claims);
        assertRefused(token);
        PROVIDER.stubFor(get("/jwks").willReturn(okJson(new JWKSet(KEY.toPublicJWK()).toString())));

        clock.advance(Duration.ofSeconds(11));

        assertThat(decoded(token).getSubject()).isEqualTo("auth0|7");
    }

    @Test
    void readsGroupsWithinAnotherClaimOneOrMany() {
        assertThat(role(claims -> claims.claim("realm_access", Map.of("roles", "sij-audit"))))
                .contains(PersonRole.AUDITOR);
        assertThat(role(claims -> claims.claim("realm_access", Map.of("roles", List.of("other", "sij-care")))))
                .contains(PersonRole.CLINICIAN);
        assertThat(role(claims -> claims.claim("realm_access", Map.of("roles", List.of("other")))))
                .isEmpty();
        assertThat(role(claims -> claims.claim("realm_access", Map.of("roles", List.of("sij-care", "sij-audit")))))
                .as("two roles")
                .isEmpty();
        assertThat(role(claims -> claims.claim("realm_access", "sij-care"))).isEmpty();
        assertThat(role(claims -> claims.subject("a b"))).as("no subject").isEmpty();
    }

    @Test
    void grantsTheRolesScopesOrThoseOfThemThatTheTokenStates() {
        Person clinician = provider.person(decoded(signed(claims -> claims))).orElseThrow();

        assertThat(granted(clinician, "openid profile")).isEqualTo(PersonRole.CLINICIAN.scopes());
        assertThat(provider.granted(clinician, decoded(signed(claims -> claims))))
                .as("no claim")
                .isEqualTo(PersonRole.CLINICIAN.scopes());
        assertThat(granted(clinician, "user/Task.cruds")).hasToString("user/Task.rs user/Task.cu");
    }

    @Test
    void grantsNoMoreThanATokenThatWasNarrowedStatesInWhateverForm() {
        Person clinician = provider.person(decoded(signed(claims -> claims))).orElseThrow();

        for (Object narrowed : List.of(
                "system/*.cruds",
                "openid user/Observation.read",
                "openid patient/Observation.rs",
                "openid user/Observation.rs?code=%zz",
                "openid https://api.example.org/other",
                List.of("openid", "user/Nonsense.rs"),
                List.of("openid"))) {
            assertThat(granted(clinician, narrowed).isEmpty())
                    .as("%s", narrowed)
                    .isTrue();
        }
        assertThat(granted(clinician, List.of("openid", "user/Task.r user/Patient.r")))
                .hasToString("user/Task.r user/Patient.r");
        assertThat(provider(clock, ScopeReaderTest.reader(true))
                        .granted(clinician, decoded(signed(claims -> claims.claim("scope", "user/Observation.read")))))
                .hasToString("user/Observation.rs");
    }

    @Test
    void readsTheScopesThatMicrosoftAndOktaStateElsewhere() {
        Person clinician = provider.person(decoded(signed(claims -> claims))).orElseThrow();

        assertThat(stating(clinician, Map.of("scp", "access_as_user"))).isEqualTo(PersonRole.CLINICIAN.scopes());
        assertThat(stating(clinician, Map.of("scp", "user/Task.r user/Nonsense.rs")))
                .hasToString("user/Task.r");
        assertThat(stating(clinician, Map.of("scp", List.of("openid", "user/Task.r"))))
                .hasToString("user/Task.r");
        assertThat(stating(clinician, Map.of("scope", "openid", "scp", List.of("user/Task.r"))))
                .hasToString("user/Task.r");
        assertThat(stating(clinician, Map.of("scope", "user/Task.r", "scp", "user/*.rs")))
                .as("the narrower one holds")
                .hasToString("user/Task.r");
        for (Object narrowed : List.of(List.of("openid"), "user.Observation.rs", "openid patient.all.read")) {
            assertThat(stating(clinician, Map.of("scp", narrowed)).isEmpty())
                    .as("%s", narrowed)
                    .isTrue();
        }
    }

    private SmartScopes stating(Person person, Map<String, Object> claims) {
        return provider.granted(person, decoded(signed(token -> {
            claims.forEach(token::claim);
            return token;
        })));
    }

    private SmartScopes granted(Person person, Object scope) {
        return provider.granted(person, decoded(signed(claims -> claims.claim("scope", scope))));
    }

    @Test
    void takesControlCharactersOutOfTheName() {
        assertThat(provider.person(decoded(signed(claims -> claims.claim("name", "Ada\u0085Example\u0000"))))
                        .map(Person::name))
                .contains("Ada Example");
    }

    @Test
    void isSetWholeOrNotAtAll() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdentityProviderSettings(
                        Optional.of(ISSUER), Optional.empty(), Optional.of("https://x/jwks"), "roles", Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdentityProviderSettings(
                        Optional.of(ISSUER),
                        Optional.of("sij"),
                        Optional.of("http://login.example.org/jwks"),
                        "roles",
                        Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderGroups.of(new IdentityProviderSettings(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "roles",
                        Map.of("root", new Group("root", "clinic")))));
    }

    private Optional<PersonRole> role(UnaryOperator<JWTClaimsSet.Builder> change) {
        return provider.person(decoded(signed(change))).map(Person::role);
    }

    private Jwt decoded(String token) {
        return provider.or(OWN).decode(token);
    }

    private void assertRefused(String token) {
        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> provider.or(OWN).decode(token));
    }

    private static String signed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(KEY, change);
    }

    private static String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(new JOSEObjectType("at+jwt"))
                            .keyID(key.getKeyID())
                            .build(),
                    change.apply(claims()).build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("auth0|7")
                .audience(List.of("account", "sij-pathways"))
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(300)))
                .claim("name", "Ada Example")
                .claim("realm_access", Map.of("roles", List.of("sij-care")));
    }

    private static IdentityProvider provider(TestClock clock, ScopeReader reader) {
        return new IdentityProvider(
                new IdentityProviderSettings(
                        Optional.of(ISSUER),
                        Optional.of("sij-pathways"),
                        Optional.of(PROVIDER.baseUrl() + "/jwks"),
                        "realm_access.roles",
                        Map.of(
                                "sij-care", new Group("clinician", "clinic"),
                                "sij-audit", new Group("auditor", "auditor"))),
                new PublishedKeys(new KeySetFetch(), clock),
                reader,
                clock);
    }
}
