package care.sij.documents;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/operating.md} tells every setting and its default, and no other. */
class SettingsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (`([^`]*)`|none|required) \\|");
    private static final Pattern IN_CODE = Pattern.compile(
            "@Value\\(\\s*\"[#$]\\{([a-z.-]+)|getProperty\\(\"(sij\\.[a-z.-]+)\"|\"\\$\\{(sij\\.[a-z.-]+)");

    private final Map<String, String> documented = documented();

    @Test
    void ofThisServiceAreDocumentedWithTheirDefaults() {
        Map<String, String> own = documented.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("sij."))
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().equals("required") ? DeclaredSettings.NONE : entry.getValue()));

        assertThat(own).isEqualTo(DeclaredSettings.own());
    }

    @Test
    void ofOthersThatTheServiceSetsAreDocumentedAsSet() {
        Map<String, String> set = DeclaredSettings.shipped().entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("sij."))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertThat(documented).containsAllEntriesOf(set);
    }

    @Test
    void readByNameAreDocumented() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<String> read = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(SettingsTest::readIn)
                    .collect(Collectors.toSet());

            assertThat(documented.keySet()).containsAll(read);
        }
    }

    private static Stream<String> readIn(Path source) {
        try {
            return IN_CODE.matcher(Files.readString(source))
                    .results()
                    .flatMap(found -> Stream.of(1, 2, 3).map(found::group).filter(name -> name != null));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Map<String, String> documented() {
        try {
            Map<String, String> rows = new TreeMap<>();
            ROW.matcher(Files.readString(Path.of("docs/operating.md")))
                    .results()
                    .forEach(row ->
                            rows.put(row.group(1), row.group(2).replace("`", "").replace("\\|", "|")));
            return rows;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
