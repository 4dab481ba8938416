package care.sij.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A trust mark is carried over as it is and never raised. */
class PolicyMarksTest {

    private static final Pattern ID = Pattern.compile("(?m)^id: (.*)$");
    private static final Pattern MARK = Pattern.compile("(?m)^mark: (.*)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[([^\\]]+)]\\(.*\\| ([^|]+) \\|$");

    @Test
    void areDocumentedAsThePolicyFilesStateThem() throws IOException {
        Map<String, String> stated = new TreeMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:policies/*.yaml")) {
            String text = new String(file.getContentAsByteArray(), UTF_8);
            stated.put(only(ID, text), only(MARK, text));
        }
        Map<String, String> documented = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("docs/clinical/policies.md")))
                .results()
                .forEach(row -> documented.put(row.group(1), row.group(2)));

        assertThat(documented).isNotEmpty().isEqualTo(stated);
    }

    private static String only(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }
}
