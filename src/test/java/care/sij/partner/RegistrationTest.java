package care.sij.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {

    private static final ECKey KEY = key();
    private static final PartnerSettings.DeliveryEntry NOTHING_SENT = new PartnerSettings.DeliveryEntry(
            Optional.empty(), List.of(), List.of(), Optional.empty(), "", "", Optional.empty());

    @Test
    void registersAPartnerWithInlineKeys() {
        Partner partner = Registration.read(
                "st-mary", entry(Optional.of(jwks(KEY.toPublicJWK().toECKey()))));

        assertThat(partner.role()).isEqualTo(PartnerRole.HOSPITAL);
        assertThat(partner.keys()).isInstanceOf(PartnerKeys.Inline.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://h.example/mrn, 0",
        "http://h.example/visit, 1",
        "http://h.example/a/b, 1",
        "http://h.example/, -1",
        "http://h.example.evil/mrn, -1",
        "http://other.example/mrn, -1"
    })
    void ranksOnlyTheSystemsItMayAssert(String system, int rank) {
        Partner partner = Registration.read(
                "st-mary", entry(Optional.of(jwks(KEY.toPublicJWK().toECKey()))));

        assertThat(partner.rankOf(system).orElse(-1)).isEqualTo(rank);
    }

    @Test
    void refusesAPrivateKeyWithoutRepeatingIt() {
        assertThatExceptionOfType(InvalidRegistration.class)
                .isThrownBy(() -> Registration.read("st-mary", entry(Optional.of(jwks(KEY)))))
                .withMessageContaining("public keys only")
                .withMessageNotContaining(KEY.getD().toString());
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        PartnerSettings.Entry empty = new PartnerSettings.Entry(
                Optional.empty(),
                "",
                List.of("mrn"),
                List.of(),
                List.of("mailto:us"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                NOTHING_SENT);

        assertThatExceptionOfType(InvalidRegistration.class)
                .isThrownBy(() -> Registration.read("St Mary", empty))
                .withMessageContaining("sij.partners.St Mary")
                .withMessageContaining("role is required")
                .withMessageContaining("organization is required")
                .withMessageContaining("identifier-systems")
                .withMessageContaining("response-endpoints")
                .withMessageContaining("exactly one of jwks and jwks-url")
                .withMessageContaining("the id must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h.example/jwks", "ftp://h.example/jwks", "jwks", "https:jwks", "https://h ex/"})
    void refusesAJwksUrlWithoutTls(String url) {
        PartnerSettings.Entry entry = new PartnerSettings.Entry(
                Optional.of(PartnerRole.CLINIC),
                "C",
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(url),
                List.of(),
                NOTHING_SENT);

        assertThatExceptionOfType(InvalidRegistration.class)
                .isThrownBy(() -> Registration.read("clinic", entry))
                .withMessageContaining("jwks-url");
    }

    @Test
    void refusesKeysWithoutAKidOfTheirOwn() {
        assertThatExceptionOfType(InvalidRegistration.class)
                .isThrownBy(() -> Registration.read(
                        "st-mary",
                        entry(Optional.of(jwks(
                                KEY.toPublicJWK().toECKey(), KEY.toPublicJWK().toECKey())))))
                .withMessageContaining("kid");
    }

    @Test
    void registersHowItTakesWhatIsSent() {
        Partner partner = Registration.read(
                "st-mary",
                entry(
                        Optional.of(jwks(KEY.toPublicJWK().toECKey())),
                        new PartnerSettings.DeliveryEntry(
                                Optional.of("https://h.example/fhir/$process-message"),
                                List.of("sij-consult-note"),
                                List.of("Flag"),
                                Optional.of("https://h.example/token"),
                                "sij",
                                "system/MessageHeader.c",
                                Optional.of("st-mary-tls"))));

        Delivery delivery = partner.delivery().orElseThrow();
        assertThat(delivery.subscribedTo("sij-consult-note")).isTrue();
        assertThat(delivery.subscribedTo("sij-surgery-report")).isFalse();
        assertThat(delivery.access().orElseThrow().clientId()).isEqualTo("sij");
        assertThat(delivery.sslBundle()).contains("st-mary-tls");
    }

    @ParameterizedTest
    @CsvSource({
        "http://h.example/fhir, https://h.example/token, c, s, delivery.endpoint",
        "ftp://h.example/fhir, https://h.example/token, c, s, delivery.endpoint",
        "https://h.example/fhir, http://h.example/token, c, s, delivery.token-url",
        "https://h.example/fhir, https://h.example/token, '', s, client-id",
        "https://h.example/fhir, https://h.example/token, c, '', scope"
    })
    void refusesWhatNothingCanBeSentBy(String endpoint, String tokenUrl, String client, String scope, String named) {
        PartnerSettings.DeliveryEntry delivery = new PartnerSettings.DeliveryEntry(
                Optional.of(endpoint), List.of(), List.of(), Optional.of(tokenUrl), client, scope, Optional.empty());

        assertThatExceptionOfType(InvalidRegistration.class)
                .isThrownBy(() -> Registration.read(
                        "st-mary", entry(Optional.of(jwks(KEY.toPublicJWK().toECKey())), delivery)))
                .withMessageContaining(named);
    }

    private static PartnerSettings.Entry entry(Optional<String> jwks) {
        return entry(jwks, NOTHING_SENT);
    }

    private static PartnerSettings.Entry entry(Optional<String> jwks, PartnerSettings.DeliveryEntry delivery) {
        return new PartnerSettings.Entry(
                Optional.of(PartnerRole.HOSPITAL),
                "St Mary",
                List.of("http://h.example/mrn", "http://h.example/*"),
                List.of("http://h.example/fhir/$process-message"),
                List.of(),
                jwks,
                Optional.empty(),
                List.of("system/*.rs"),
                delivery);
    }

    private static String jwks(ECKey... keys) {
        return new JWKSet(List.of(keys)).toString(false);
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID("k").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
