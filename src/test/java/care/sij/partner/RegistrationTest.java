package care.sij.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class RegistrationTest {

    private static final ECKey KEY = key();
    private static final PartnerSettings.DeliveryEntry NOTHING_SENT = new PartnerSettings.DeliveryEntry(
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            "",
            "",
            Optional.empty(),
            "message",
            Optional.empty(),
            Map.of(),
            line("", "UTF-8", "original"));
    private static final PartnerSettings.ContactEntry NOBODY = new PartnerSettings.ContactEntry("", "", "");
    private static final PartnerSettings.LimitsEntry AS_EVERYBODY =
            new PartnerSettings.LimitsEntry(Optional.empty(), Optional.empty());
    private static final PartnerSettings.RetryEntry AS_FOR_EVERYBODY =
            new PartnerSettings.RetryEntry(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final PartnerSettings.Hl7v2Entry NO_HL7V2 = hl7v2(Optional.empty(), "", "", "", Map.of());

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

    /** A reader passes over keys of kinds that it does not know. */
    @ParameterizedTest
    @ValueSource(strings = {"d", "k", "p", "oth", "priv"})
    void refusesAPrivateMemberOfAKeyOfAnyKind(String member) {
        String known = KEY.toPublicJWK().toJSONString();
        String unknown = "{\"kty\":\"NEW\",\"kid\":\"2\",\"" + member + "\":\"c2VjcmV0\"}";
        String keys = "{\"keys\":[" + known + "," + unknown + "]}";
        assertThatExceptionOfType(InvalidRegistration.class)
                .isThrownBy(() -> Registration.read("st-mary", entry(Optional.of(keys))))
                .withMessageContaining("public keys only")
                .withMessageNotContaining("c2VjcmV0");
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
                NOTHING_SENT,
                NO_HL7V2,
                NOBODY,
                AS_EVERYBODY,
                AS_FOR_EVERYBODY,
                Cancellation.ASK,
                "native",
                List.of());

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
    @ValueSource(
            strings = {
                "http://h.example/jwks",
                "ftp://h.example/jwks",
                "jwks",
                "https:jwks",
                "https://h ex/",
                "https://user:secret@h.example/jwks",
                "https://user@h.example/jwks",
                "http://user@localhost/jwks"
            })
    void refusesAJwksUrlWithoutTlsOrWithAUser(String url) {
        PartnerSettings.Entry entry = new PartnerSettings.Entry(
                Optional.of(PartnerRole.CLINIC),
                "C",
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(url),
                List.of(),
                NOTHING_SENT,
                NO_HL7V2,
                NOBODY,
                AS_EVERYBODY,
                AS_FOR_EVERYBODY,
                Cancellation.ASK,
                "native",
                List.of());

        assertThatExceptionOfType(InvalidRegistration.class)
                .isThrownBy(() -> Registration.read("clinic", entry))
                .withMessageContaining("jwks-url")
                .withMessageNotContaining("secret");
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
                                Optional.of("st-mary-tls"),
                                "message",
                                Optional.empty(),
                                Map.of(),
                                line("", "UTF-8", "original"))));

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
        "https://u:p@h.example/fhir, https://h.example/token, c, s, delivery.endpoint",
        "https://h.example/fhir, https://h.example/token, '', s, client-id",
        "https://h.example/fhir, https://h.example/token, c, '', scope"
    })
    void refusesWhatNothingCanBeSentBy(String endpoint, String tokenUrl, String client, String scope, String named) {
        PartnerSettings.DeliveryEntry delivery = new PartnerSettings.DeliveryEntry(
                Optional.of(endpoint),
                List.of(),
                List.of(),
                Optional.of(tokenUrl),
                client,
                scope,
                Optional.empty(),
                "message",
                Optional.empty(),
                Map.of(),
                line("", "UTF-8", "original"));

        assertThatExceptionOfType(InvalidRegistration.class)
                .isThrownBy(() -> Registration.read(
                        "st-mary", entry(Optional.of(jwks(KEY.toPublicJWK().toECKey())), delivery)))
                .withMessageContaining(named);
    }

    @Test
    void registersHowItSendsHl7v2() {
        Partner partner = Registration.read(
                "st-mary",
                entry(hl7v2(
                        Optional.of(2575),
                        "EHR",
                        "ST MARY",
                        "http://h.example",
                        Map.of("MRN", "http://h.example/mrn"))));

        Hl7v2 hl7v2 = partner.hl7v2().orElseThrow();
        assertThat(hl7v2.listener().port()).isEqualTo(2575);
        assertThat(hl7v2.listener().largestFrame()).isEqualTo(20 * 1024 * 1024);
        assertThat(hl7v2.naming().system("MRN")).contains("http://h.example/mrn");
        assertThat(hl7v2.naming().system("SSN")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "70000, EHR, ST MARY, http://h.example, http://h.example/mrn, hl7v2.port",
        "2575, '', ST MARY, http://h.example, http://h.example/mrn, application and facility",
        "2575, EHR, '', http://h.example, http://h.example/mrn, application and facility",
        "2575, EHR, ST MARY, '', http://h.example/mrn, numbers-below",
        "2575, EHR, ST MARY, http://h.example/, http://h.example/mrn, numbers-below",
        "2575, EHR, ST MARY, http://h.example, mrn, systems.MRN"
    })
    void refusesHowNothingCouldBeListenedFor(
            int port, String application, String facility, String below, String system, String named) {
        PartnerSettings.Hl7v2Entry entry =
                hl7v2(Optional.of(port), application, facility, below, Map.of("MRN", system));

        assertThatExceptionOfType(InvalidRegistration.class)
                .isThrownBy(() -> Registration.read("st-mary", entry(entry)))
                .withMessageContaining(named);
    }

    private static PartnerSettings.Hl7v2Entry hl7v2(
            Optional<Integer> port, String application, String facility, String below, Map<String, String> systems) {
        return new PartnerSettings.Hl7v2Entry(
                port,
                "127.0.0.1",
                application,
                facility,
                List.of("P"),
                "UTF-8",
                Optional.empty(),
                systems,
                below,
                Optional.empty(),
                DataSize.ofMegabytes(20),
                4,
                Duration.ofMinutes(10));
    }

    private static PartnerSettings.Entry entry(PartnerSettings.Hl7v2Entry hl7v2) {
        PartnerSettings.Entry without = entry(Optional.of(jwks(KEY.toPublicJWK().toECKey())));
        return new PartnerSettings.Entry(
                without.role(),
                without.organization(),
                without.identifierSystems(),
                without.sourceEndpoints(),
                without.responseEndpoints(),
                without.jwks(),
                without.jwksUrl(),
                without.scopes(),
                without.delivery(),
                hl7v2,
                NOBODY,
                AS_EVERYBODY,
                AS_FOR_EVERYBODY,
                Cancellation.ASK,
                "native",
                List.of());
    }

    @Test
    void registersAnEhrThatTakesResourcesOneByOne() {
        Partner partner = Registration.read(
                "st-mary",
                entry(
                        Optional.of(jwks(KEY.toPublicJWK().toECKey())),
                        channel("fhir-rest", Optional.of("athena"), Map.of("ah-practice", "1"))));

        assertThat(partner.delivery().orElseThrow().binding())
                .isEqualTo(new Binding.FhirRest(
                        CapabilityProfiles.named("athena").orElseThrow(), Map.of("ah-practice", "1")));
    }

    @ParameterizedTest
    @CsvSource({
        "fax, , 'delivery.channel is message, fhir-rest or hl7v2'",
        "fhir-rest, , delivery.profile",
        "fhir-rest, unknown, 'one of athena, epic'",
        "fhir-rest, athena, delivery.parameters.ah-practice",
        "message, epic, fhir-rest and hl7v2 only",
        "fhir-rest, generic-v2, delivery.profile",
        "hl7v2, epic, delivery.profile"
    })
    void refusesAChannelThatCannotWork(String channel, String profile, String named) {
        assertThatExceptionOfType(InvalidRegistration.class)
                .isThrownBy(() -> Registration.read(
                        "st-mary",
                        entry(
                                Optional.of(jwks(KEY.toPublicJWK().toECKey())),
                                channel(channel, Optional.ofNullable(profile), Map.of()))))
                .withMessageContaining(named);
    }

    @Test
    void registersALineForHl7v2() {
        Partner partner = Registration.read(
                "st-mary",
                entry(
                        Optional.of(jwks(KEY.toPublicJWK().toECKey())),
                        lineTo("mllps://h.example:2575", line("EHR", "ISO-8859-1", "accept"))));

        Binding.Hl7v2Line line =
                (Binding.Hl7v2Line) partner.delivery().orElseThrow().binding();
        assertThat(line.profile().name()).isEqualTo("generic-v2");
        assertThat(line.receiver()).isEqualTo(new Binding.Party("EHR", "ST MARY"));
        assertThat(line.sender()).isEqualTo(new Binding.Party("SIJ", "SIJ"));
        assertThat(line.charset()).isEqualTo(StandardCharsets.ISO_8859_1);
        assertThat(line.acknowledgements()).isEqualTo(Binding.Acknowledgements.ACCEPT);
        assertThat(line.systems()).containsEntry("MRN", "http://h.example/mrn");
    }

    @ParameterizedTest
    @CsvSource({
        "mllp://h.example:2575, EHR, UTF-8, original, delivery.endpoint",
        "https://h.example:2575, EHR, UTF-8, original, delivery.endpoint",
        "mllps://h.example, EHR, UTF-8, original, delivery.endpoint",
        "mllps://h.example:2575/x, EHR, UTF-8, original, delivery.endpoint",
        "mllps://h.example:2575, '', UTF-8, original, delivery.hl7v2.application",
        "mllps://h.example:2575, EHR, EBCDIC, original, delivery.hl7v2.charset",
        "mllps://h.example:2575, EHR, UTF-8, never, delivery.hl7v2.acknowledgements"
    })
    void refusesALineThatCannotWork(
            String endpoint, String application, String charset, String acknowledgements, String named) {
        assertThatExceptionOfType(InvalidRegistration.class)
                .isThrownBy(() -> Registration.read(
                        "st-mary",
                        entry(
                                Optional.of(jwks(KEY.toPublicJWK().toECKey())),
                                lineTo(endpoint, line(application, charset, acknowledgements)))))
                .withMessageContaining(named);
    }

    private static PartnerSettings.DeliveryEntry lineTo(String endpoint, PartnerSettings.Hl7v2LineEntry line) {
        return new PartnerSettings.DeliveryEntry(
                Optional.of(endpoint),
                List.of(),
                List.of(),
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                "hl7v2",
                Optional.empty(),
                Map.of(),
                line);
    }

    private static PartnerSettings.Hl7v2LineEntry line(String application, String charset, String acknowledgements) {
        return new PartnerSettings.Hl7v2LineEntry(
                application,
                "ST MARY",
                "SIJ",
                "SIJ",
                "P",
                charset,
                acknowledgements,
                Map.of("MRN", "http://h.example/mrn"));
    }

    private static PartnerSettings.DeliveryEntry channel(
            String channel, Optional<String> profile, Map<String, String> parameters) {
        return new PartnerSettings.DeliveryEntry(
                Optional.of("https://h.example/fhir"),
                List.of(),
                List.of(),
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                channel,
                profile,
                parameters,
                line("", "UTF-8", "original"));
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
                delivery,
                NO_HL7V2,
                NOBODY,
                AS_EVERYBODY,
                AS_FOR_EVERYBODY,
                Cancellation.ASK,
                "native",
                List.of());
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
