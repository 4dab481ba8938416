package care.sij.documents;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.partner.CapabilityProfile;
import care.sij.partner.CapabilityProfiles;
import care.sij.partner.WriteInteraction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/api/ehr-push.md} tells what the shipped profiles take. */
class EhrPushTableTest {

    private static final List<String> TYPES = List.of(
            "DocumentReference", "Observation", "Procedure", "Condition", "Communication", "QuestionnaireResponse");

    @Test
    void tellsWhatTheProfilesTake() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/api/ehr-push.md"));
        int head = lines.indexOf("| profile | " + String.join(" | ", TYPES) + " |");
        List<String> rows = lines.stream()
                .skip(head + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(head).isNotNegative();
        assertThat(rows)
                .isEqualTo(CapabilityProfiles.shipped().stream()
                        .filter(CapabilityProfile::takesFhir)
                        .map(EhrPushTableTest::row)
                        .toList());
    }

    private static String row(CapabilityProfile profile) {
        return Stream.concat(Stream.of(profile.name()), TYPES.stream().map(type -> letters(profile, type)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String letters(CapabilityProfile profile, String type) {
        String letters = (profile.may(WriteInteraction.CREATE, type) ? "c" : "")
                + (profile.may(WriteInteraction.UPDATE, type) ? "u" : "");
        return letters.isEmpty() ? "–" : letters;
    }
}
