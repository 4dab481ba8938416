package care.sij.exchange.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.dialect.DialectTable.Line;
import care.sij.partner.EventDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.Test;

/** {@code docs/api/dialects.md} tells what is understood and what is sent. */
class DialectDocumentTest {

    @Test
    void tellsWhatIsUnderstood() throws IOException {
        assertThat(rows("| dialect | code | from | the Task in focus says | is |"))
                .isEqualTo(DialectTable.LINES.stream()
                        .map(DialectDocumentTest::row)
                        .toList());
    }

    @Test
    void tellsWhatIsSent() throws IOException {
        List<String> rows = rows("| event | `bser` | `cow` |");

        assertThat(rows).hasSize(13).allSatisfy(row -> {
            String event = row.split("`", 3)[1];
            assertThat(row)
                    .isEqualTo("| `" + event + "` | " + word(EventCodings.of(EventDialect.BSER, event)) + " | "
                            + word(EventCodings.of(EventDialect.COW, event)) + " |");
        });
    }

    @Test
    void namesTheCodeSystems() throws IOException {
        List<String> rows = rows("| dialect | code system of events | source |");

        assertThat(rows).hasSameSizeAs(EventDialect.values());
        assertThat(rows.get(0)).contains(EventCodings.OURS);
        Stream.of(EventDialect.BSER, EventDialect.COW)
                .forEach(dialect -> assertThat(rows)
                        .filteredOn(row -> row.startsWith("| `" + dialect.word() + "` |"))
                        .singleElement()
                        .asString()
                        .contains(EventCodings.systems(dialect)));
    }

    private static String word(Coding coding) {
        return coding.getSystem().equals(EventCodings.OURS) ? "ours" : coding.getCode();
    }

    private static String row(Line line) {
        return "| " + line.dialect().word() + " | " + line.code() + " | "
                + line.sender().name().toLowerCase(Locale.ROOT) + " | "
                + line.signs().stream().map(Sign::words).collect(Collectors.joining("; ")) + " | `" + line.event()
                + "` |";
    }

    private static List<String> rows(String head) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/api/dialects.md"));
        assertThat(lines).contains(head);
        return lines.stream()
                .skip(lines.indexOf(head) + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
