package care.sij.partner;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.RegistrationDiff.Change;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RegistrationDiffTest {

    static Stream<Arguments> differences() {
        return Stream.of(
                Arguments.of("role: clinic", "role: clinic", Map.of(), Map.of(), Map.of()),
                Arguments.of("{}", "role: clinic", Map.of("role", "clinic"), Map.of(), Map.of()),
                Arguments.of("role: clinic", "{}", Map.of(), Map.of("role", "clinic"), Map.of()),
                Arguments.of(
                        "role: clinic",
                        "role: payer",
                        Map.of(),
                        Map.of(),
                        Map.of("role", new Change("clinic", "payer"))),
                Arguments.of(
                        "scopes: [a]",
                        "scopes: [a, b]",
                        Map.of(),
                        Map.of(),
                        Map.of("scopes", new Change("[\"a\"]", "[\"a\",\"b\"]"))),
                Arguments.of("hl7v2: {connections: 4}", "{}", Map.of(), Map.of(), Map.of()),
                Arguments.of("hl7v2: {silence: 10m}", "hl7v2: {silence: 600s}", Map.of(), Map.of(), Map.of()),
                Arguments.of(
                        "hl7v2: {systems: {A: u:a, B: u:b}}",
                        "hl7v2: {systems: {B: u:c, C: u:d}}",
                        Map.of("hl7v2.systems.C", "u:d"),
                        Map.of("hl7v2.systems.A", "u:a"),
                        Map.of("hl7v2.systems.B", new Change("u:b", "u:c"))));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void tellsSettingBySettingWhatIsOtherwise(
            String from,
            String to,
            Map<String, String> added,
            Map<String, String> removed,
            Map<String, Change> changed) {
        RegistrationDiff diff = RegistrationDiff.between(flat(from), flat(to));

        assertThat(diff.added()).isEqualTo(added);
        assertThat(diff.removed()).isEqualTo(removed);
        assertThat(diff.changed()).isEqualTo(changed);
    }

    private static Map<String, String> flat(String yaml) {
        return RegistrationText.flat(RegistrationDocument.read(yaml).entry());
    }
}
