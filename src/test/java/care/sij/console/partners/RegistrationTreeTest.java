package care.sij.console.partners;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.partners.Setting.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is typed into fields is what is registered, and nothing else. */
class RegistrationTreeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource({
        "message,   http://127.0.0.1/fhir,                  http://127.0.0.1/fhir/$process-message",
        "message,   http://127.0.0.1/fhir/,                 http://127.0.0.1/fhir/$process-message",
        "message,   http://127.0.0.1/fhir/$process-message, http://127.0.0.1/fhir/$process-message",
        "fhir-rest, http://127.0.0.1/fhir,                  http://127.0.0.1/fhir"
    })
    void sendsMessagesBelowTheBaseAndResourcesToIt(String channel, String typed, String endpoint) {
        JsonNode delivery = read(Map.of("delivery.endpoint", typed, "delivery.channel", channel), Kind.FHIR)
                .path("delivery");

        assertThat(delivery.path("endpoint").asString()).isEqualTo(endpoint);
        assertThat(delivery.path("channel").asString()).isEqualTo(channel);
    }

    @Test
    void takesALineForEachOfAListAndAPairForEachParameter() {
        JsonNode root = read(
                Map.of(
                        "identifier-systems", " http://a.example.org/* \r\n\n http://b.example.org ",
                        "delivery.channel", "fhir-rest",
                        "delivery.parameters", "practice = 7\nempty="),
                Kind.FHIR);

        assertThat(root.path("identifier-systems").values().stream().map(JsonNode::asString))
                .containsExactly("http://a.example.org/*", "http://b.example.org");
        assertThat(root.path("delivery").path("parameters").path("practice").asString())
                .isEqualTo("7");
        assertThat(root.path("delivery").path("parameters").path("empty").asString("?"))
                .isEmpty();
    }

    @Test
    void letsNoTextBecomeASetting() {
        String typed = "Name\nscopes: [system/*.cruds]\n\"}, \"role\": \"auditor";

        JsonNode root = read(Map.of("organization", typed), Kind.FHIR);

        assertThat(root.path("organization").asString()).isEqualTo(typed);
        assertThat(root.propertyNames()).doesNotContain("scopes", "role");
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void asksForEverySettingInWords(Setting setting) {
        assertThat(setting.label()).isNotBlank();
        assertThat(Setting.of(setting.step(), setting.isFor(Kind.FHIR) ? Kind.FHIR : Kind.V2))
                .contains(setting);
        assertThat(Setting.at(setting.path())).contains(setting);
    }

    @ParameterizedTest
    @EnumSource(
            value = Setting.class,
            names = {"ORGANIZATION", "CONTACT_EMAIL", "SYSTEMS", "EVENTS", "JWKS", "PER_MINUTE", "GIVE_UP_AFTER"})
    void saysBackWhatWasTypedAndLeavesNothingOfWhatWasTakenOut(Setting setting) {
        RegistrationTree tree = RegistrationTree.of("id: one\nrole: hospital\n");
        String before = tree.document();
        tree.set(setting, "one");
        assertThat(tree.said(setting)).isEqualTo("one");
        assertThat(RegistrationTree.of(tree.yaml()).said(setting)).isEqualTo("one");
        tree.set(setting, "  ");
        assertThat(tree.document()).isEqualTo(before);
    }

    @Test
    void leavesWhatAFormSaysAlikeAsItIsWritten() {
        RegistrationTree tree = RegistrationTree.of("id: one\njwks: |\n  {\"keys\":\n  []}\n");
        String before = tree.document();

        tree.set(Setting.JWKS, "{\"keys\":\r\n[]}");
        assertThat(tree.document()).isEqualTo(before);

        tree.set(Setting.JWKS, "{\"keys\":\r\n[7]}");
        assertThat(tree.said(Setting.JWKS)).isEqualTo("{\"keys\":\n[7]}");
    }

    @Test
    void asksAnHl7v2EngineForNoToken() {
        JsonNode root = read(Map.of("delivery.token-url", "https://a.example.org", "hl7v2.port", "6661"), Kind.V2);

        assertThat(root.path("delivery").propertyNames()).containsExactly("channel");
        assertThat(root.path("hl7v2").path("port").asString()).isEqualTo("6661");
    }

    private static JsonNode read(Map<String, String> said, Kind kind) {
        return JSON.readTree(RegistrationTree.of(said, kind).document());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delivery.endpoint must be an https URL | ENDPOINT",
                "line 1: role has a value that is not of its kind | ROLE",
                "the id must be lower-case letters | ID",
                "exactly one of jwks and jwks-url is required | JWKS_URL",
                "jwks-url must be an https URL | JWKS_URL",
                "jwks holds no key | JWKS",
                "delivery: token-url needs client-id and scope | CLIENT_ID",
                "delivery.hl7v2.application and facility are required | LINE_APPLICATION",
                "hl7v2 needs a source-endpoint | SOURCES",
                "hl7v2.port must be 0 to 65535 | PORT",
                "contact needs an email or a phone | CONTACT_EMAIL",
                "scopes: x is no scope | SCOPES",
                "delivery.parameters.practice is required by delivery.profile athena | PARAMETERS",
                "retry.give-up-after must be 1s or more | GIVE_UP_AFTER",
                "something else is wrong | "
            })
    void saysWhatIsWrongAtItsField(String problem, String setting) {
        Faults faults = Faults.of(List.of(problem));

        assertThat(faults.bySetting().keySet().stream().map(Enum::name).findFirst())
                .isEqualTo(Optional.ofNullable(setting));
        assertThat(faults.isEmpty()).isFalse();
    }
}
