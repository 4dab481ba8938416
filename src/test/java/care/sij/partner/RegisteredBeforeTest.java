package care.sij.partner;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.RegisteredVersion.State;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that were added after a partner was registered refuse what is proposed, not the partner. */
class RegisteredBeforeTest {

    private static final String KEYS = "jwks: '" + new JWKSet(key()) + "'\n";

    static Stream<Arguments> brokenSince() {
        String unknownKey = KEYS.replace("]}", ",{\"kty\":\"NEW\",\"kid\":\"2\",\"priv\":\"x\"}]}");
        return Stream.of(
                Arguments.of(
                        "an anchor",
                        KEYS + "contact: {name: &name Desk, phone: '1'}\nsource-endpoints: [*name]",
                        "anchors and aliases"),
                Arguments.of("a long list", KEYS + "source-endpoints: [" + "x,".repeat(1_001) + "]", "1000 entries"),
                Arguments.of("a long text", KEYS + "contact: {phone: " + "1".repeat(65_537) + "}", "65536 characters"),
                Arguments.of("a user", "jwks-url: https://user:x@h.example/jwks", "jwks-url"),
                Arguments.of(
                        "a user to be answered at",
                        KEYS + "response-endpoints: [https://user:x@h.example/fhir]",
                        "response-endpoints"),
                Arguments.of("a private key of a kind unknown here", unknownKey, "public keys only"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenSince")
    void staysAPartner(String broken, String settings, String problem) {
        RegisteredVersion version = version(settings);
        List<String> problems = new ArrayList<>();

        Optional<Partner> partner = ProposedRegistrations.registered(version, problems);

        assertThat(problems).isEmpty();
        assertThat(partner).map(Partner::organization).hasValue("St Mary");
        assertThat(RegistrationDocument.of(version).entry().organization()).isEqualTo("St Mary");
        assertThat(ProposedRegistrations.outdated(version))
                .isNotEmpty()
                .anyMatch(said -> said.contains(problem))
                .noneMatch(said -> said.contains("user:x"));
    }

    @Test
    void isNoPartnerWithoutWhatAlwaysHadToBeThere() {
        List<String> problems = new ArrayList<>();

        assertThat(ProposedRegistrations.registered(
                        version("jwks: '" + new JWKSet(key()).toString(false) + "'"), problems))
                .isEmpty();
        assertThat(problems).singleElement().asString().contains("public keys only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h.example/users/me@h.example/fhir",
                "https://h.example?for=me@h.example",
                "http://h.example:8080/@"
            })
    void mayHaveTheSignBehindItsHost(String endpoint) {
        assertThat(ProposedRegistrations.outdated(version(KEYS + "response-endpoints: ['" + endpoint + "']")))
                .isEmpty();
    }

    private static RegisteredVersion version(String settings) {
        String yaml = "id: st-mary\nrole: hospital\norganization: St Mary\n" + settings;
        return new RegisteredVersion("st-mary", 1, State.ACTIVE, yaml, "", Optional.empty());
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
