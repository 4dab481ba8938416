package care.sij.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Registrations as YAML: the same keys as the settings, and no others. */
class RegistrationDocumentTest {

    private static final String WHOLE = """
            id: st-mary
            role: hospital
            organization: St Mary
            identifier-systems: [http://h.example/mrn, http://h.example/*]
            scopes: system/MessageHeader.c,system/*.rs
            jwks: '{"keys":[]}'
            delivery:
              endpoint: https://h.example/fhir
              channel: fhir-rest
              profile: athena
              parameters:
                ah-practice: "1"
            hl7v2:
              port: 2575
              silence: 90s
              largest-frame: 2MB
              systems:
                HOSPMRN: http://h.example/mrn
                "[L.2]": http://h.example/lab
            """;

    @Test
    void bindsTheSettingsOfAPartner() {
        RegistrationDocument document = RegistrationDocument.read(WHOLE);

        assertThat(document.problems()).isEmpty();
        assertThat(document.id()).hasValue("st-mary");
        PartnerSettings.Entry entry = document.entry();
        assertThat(entry.role()).hasValue(PartnerRole.HOSPITAL);
        assertThat(entry.identifierSystems()).containsExactly("http://h.example/mrn", "http://h.example/*");
        assertThat(entry.scopes()).containsExactly("system/MessageHeader.c", "system/*.rs");
        assertThat(entry.delivery().parameters()).isEqualTo(Map.of("ah-practice", "1"));
        assertThat(entry.hl7v2().port()).hasValue(2575);
        assertThat(entry.hl7v2().silence()).isEqualTo(Duration.ofSeconds(90));
        assertThat(entry.hl7v2().largestFrame().toMegabytes()).isEqualTo(2);
        assertThat(entry.hl7v2().systems())
                .isEqualTo(Map.of("HOSPMRN", "http://h.example/mrn", "L.2", "http://h.example/lab"));
        assertThat(entry.hl7v2().connections()).isEqualTo(4);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("organisation: X", List.of("line 1: organisation is not a known key")),
                Arguments.of("delivery:\n  endpont: x", List.of("line 2: delivery.endpont is not a known key")),
                Arguments.of("sourceEndpoints: [x]", List.of("line 1: [sourceEndpoints][0] is not a known key")),
                Arguments.of("scopes: [{a: b}]", List.of("line 1: scopes[0].a is not a known key")),
                Arguments.of("hl7v2:\n  port: many", List.of("line 2: hl7v2.port has a value that is not of its kind")),
                Arguments.of(
                        "role: hospitals\nhl7v2: {port: x, silense: y}",
                        List.of(
                                "line 1: role has a value that is not of its kind",
                                "line 2: hl7v2.port has a value that is not of its kind",
                                "line 2: hl7v2.silense is not a known key")),
                Arguments.of("delivery: https://h.example", List.of("line 1: delivery is a mapping")),
                Arguments.of("organization:", List.of("line 1: organization has no value; give one or leave it out")),
                Arguments.of(
                        "source-endpoints: [x]\nsourceendpoints: [y]",
                        List.of("line 2: sourceendpoints[0] is said twice")),
                Arguments.of("role: clinic\nrole: clinic", List.of("line 2: role is said twice")),
                Arguments.of(
                        "a: &x [1]\nb: *x",
                        List.of("line 1: anchors and aliases are not taken; write the value itself")),
                Arguments.of(
                        "organization: &name X\nsource-endpoints: [*name]",
                        List.of("line 1: anchors and aliases are not taken; write the value itself")),
                Arguments.of(
                        "source-endpoints: [" + "x,".repeat(1_001) + "]",
                        List.of("line 1: source-endpoints has more than 1000 entries")),
                Arguments.of(
                        "organization: " + "x".repeat(65_537),
                        List.of("line 1: organization has more than 65536 characters")),
                Arguments.of("- a", List.of("line 1: a registration is a mapping of settings to their values")),
                Arguments.of("", List.of("exactly one document is a registration; 0 are there")),
                Arguments.of(
                        "role: clinic\n---\nrole: payer",
                        List.of("exactly one document is a registration; 2 are there")));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void saysEverythingThatIsWrongWithItsPlace(String yaml, List<String> problems) {
        assertThat(RegistrationDocument.read(yaml).problems()).isEqualTo(problems);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesWhatIsMoreThanPlainYaml(String yaml) {
        assertThat(RegistrationDocument.read(yaml).problems())
                .singleElement()
                .asString()
                .contains("this is no YAML");
    }

    static Stream<String> hostile() {
        return Stream.of("a: *x", "role: [", "a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: {a: 1}}}}}}}}}}}}");
    }

    @Test
    void bindsWhatWasAgreedWithAPartner() {
        Terms terms = new TermsRegistration(new ArrayList<>())
                .read(RegistrationDocument.read("""
                        contact: {name: Desk, phone: +1 555 0100}
                        limits: {messages-per-minute: 60, largest-message: 2MB}
                        retry: {give-up-after: 2d, answer-within: 10s, first-pause: 5s, longest-pause: 1m}
                        cancellation: direct
                        dialect: cow
                        sensitive: [R]
                        """).entry());

        assertThat(terms)
                .isEqualTo(new Terms(
                        Optional.of(new Terms.Contact("Desk", "", "+1 555 0100")),
                        new Terms.Limits(Optional.of(60), Optional.of(2 * 1024 * 1024)),
                        new Terms.Retry(
                                Optional.of(Duration.ofDays(2)),
                                Optional.of(Duration.ofSeconds(10)),
                                Optional.of(Duration.ofSeconds(5)),
                                Optional.of(Duration.ofMinutes(1))),
                        Cancellation.DIRECT,
                        EventDialect.COW,
                        Set.of("R")));
    }

    @ParameterizedTest
    @CsvSource({
        "'contact: {name: Desk}', contact needs an email or a phone",
        "'contact: {email: desk}', contact.email must be an e-mail address",
        "'limits: {messages-per-minute: 0}', limits.messages-per-minute must be 1 or more",
        "'limits: {largest-message: 21MB}', limits.largest-message must be more than nothing and at most 20 MB",
        "'limits: {largest-message: 0B}', limits.largest-message must be more than nothing and at most 20 MB",
        "'sensitive: [N]', sensitive: R and V are the labels that hide a resource",
        "'retry: {answer-within: 6m}', retry.answer-within must be 1S to 5M",
        "'retry: {give-up-after: 0s}', retry.give-up-after must be 1S to 8760H",
        "'retry: {first-pause: 500ms}', retry.first-pause must be 1S to 1H",
        "'retry: {longest-pause: 2d}', retry.longest-pause must be 1S to 24H",
        "'dialect: bars', 'dialect is native, bser or cow'",
        "'dialect: v2', 'dialect is native, bser or cow; HL7 v2 is no dialect but hl7v2.port and delivery.channel hl7v2'"
    })
    void refusesWhatCannotBeAgreed(String yaml, String problem) {
        List<String> problems = new ArrayList<>();
        new TermsRegistration(problems).read(RegistrationDocument.read(yaml).entry());

        assertThat(problems).containsExactly(problem);
    }

    @Test
    void leavesPlaceholdersAsTheyAre() {
        assertThat(RegistrationDocument.read("organization: ${user.home}")
                        .entry()
                        .organization())
                .isEqualTo("${user.home}");
    }

    @Test
    void isWrittenSoThatItReadsAsTheSame() {
        PartnerSettings.Entry entry = RegistrationDocument.read(WHOLE).entry();
        String written = RegistrationText.yaml("st-mary", entry);
        RegistrationDocument read = RegistrationDocument.read(written);

        assertThat(read.problems()).isEmpty();
        assertThat(read.id()).hasValue("st-mary");
        assertThat(read.entry()).isEqualTo(entry);
        assertThat(written).contains("role: hospital").doesNotContain("connections", "response-endpoints");
    }
}
