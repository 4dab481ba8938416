package care.sij.console;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.frame.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The parts of the console as audit events tell them are those of its menu, and what pages ask for by themselves. */
class ConsolePartsTest {

    private static final Path CODES = Path.of("fhir-profiles/fsh-generated/resources/CodeSystem-sij-console-page.json");

    @Test
    void areThoseOfTheMenu() throws IOException {
        JsonNode published = JsonMapper.builder().build().readTree(Files.readString(CODES));

        assertThat(StreamSupport.stream(published.path("concept").spliterator(), false)
                        .map(concept -> concept.path("code").asString()))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(Section.values())
                                        .map(section -> section.path().replace("/console/", "")),
                                Stream.of("live"))
                        .toList());
    }
}
