package care.sij.documents;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.SijPathwaysApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The committed pictures of the modules show what Spring Modulith finds in the code. */
class ModulePictureTest {

    private static final Path FOLDER = Path.of("target", "module-picture");
    private static final Path WRITTEN = FOLDER.resolve("components.puml");
    private static final Pattern ARROW = Pattern.compile("(?m)^Rel\\([\\w.]+\\.(\\w+), [\\w.]+\\.(\\w+), .*$");
    private static final Pattern DRAWN = Pattern.compile("(?m)^ {4}(\\w+) --> (\\w+)$");

    @Test
    void areTheOnesThatTheCodeGives() throws IOException {
        new Documenter(
                        ApplicationModules.of(SijPathwaysApplication.class),
                        Documenter.Options.defaults().withOutputFolder(FOLDER.toString()))
                .writeModulesAsPlantUml();
        String written = Files.readString(WRITTEN);

        // Their order changes from run to run and tells nothing.
        assertThat(Files.readAllLines(Path.of("docs", "modules.puml")))
                .as("if the modules have changed, copy " + WRITTEN + " over it")
                .containsExactlyInAnyOrderElementsOf(written.lines().toList());
        assertThat(arrows(DRAWN, Files.readString(Path.of("docs", "architecture.md"))))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(arrows(ARROW, written));
    }

    private static List<String> arrows(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(arrow -> (arrow.group(1) + " --> " + arrow.group(2)).toLowerCase(Locale.ROOT))
                .toList();
    }
}
