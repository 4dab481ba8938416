package care.sij.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The classes that {@code docs/architecture.md} speaks of exist. */
class ArchitectureNamesTest {

    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w+)`");

    @Test
    void areThoseOfTheCode() throws IOException {
        Set<String> existing;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            existing = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        List<String> spokenOf = CLASS.matcher(Files.readString(Path.of("docs", "architecture.md")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(spokenOf).isNotEmpty();
        assertThat(existing).containsAll(spokenOf);
    }
}
