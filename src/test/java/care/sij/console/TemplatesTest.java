package care.sij.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates hold nothing that the Content-Security-Policy forbids, show nothing unescaped and forge no form. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    private static final Pattern FORBIDDEN = Pattern.compile(
            "<style|<script(?![^>]*\\s(th:)?src=)|<(iframe|object|embed|base)\\b"
                    + "|\\s(th:)?style(append)?\\s*=|\\s(th:)?on[a-z]+\\s*=|\\shx-(on|vars|vals)\\b[^=]*=\\s*[\"']js:|\\shx-on"
                    + "|th:utext|\\[\\(|th:inline|javascript:|(src|href)\\s*=\\s*[\"'](https?:)?//"
                    + "|th:attr(append|prepend)?\\s*=\\s*\"[^\"]*\\b(style|on[a-z]+)\\s*=",
            Pattern.CASE_INSENSITIVE);

    /** Only {@code th:action} adds what a form must say to be known as one of its session. */
    private static final Pattern UNPROVEN_FORM =
            Pattern.compile("<form(?=[^>]*method=\"post\")(?![^>]*th:action=)[^>]*>", Pattern.CASE_INSENSITIVE);

    @ParameterizedTest
    @MethodSource("templates")
    void areFreeOfScriptsStylesAndUnescapedText(Path template) throws IOException {
        assertThat(found(FORBIDDEN, Files.readString(template))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void sendNoFormThatAnotherSiteCouldHaveMade(Path template) throws IOException {
        assertThat(found(UNPROVEN_FORM, Files.readString(template))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<style>a{}</style>",
                "<script>alert(1)</script>",
                "<p style=\"color:red\">",
                "<p th:styleappend=\"${x}\">",
                "<button onclick=\"x()\">",
                "<button th:onclick=\"x()\">",
                "<p th:utext=\"${x}\">",
                "<p>[(${x})]</p>",
                "<p hx-on:click=\"x()\">",
                "<a href=\"javascript:x()\">",
                "<p th:attr=\"style=${x}\">",
                "<link href=\"//elsewhere.example.org/a.css\">",
                "<script th:inline=\"javascript\" src=\"a.js\">",
            })
    void wouldBeFound(String written) {
        assertThat(found(FORBIDDEN, written)).isNotEmpty();
    }

    @Test
    void allowsWhatIsNeeded() {
        assertThat(
                        found(
                                FORBIDDEN,
                                "<script src=\"/console/assets/htmx.min.js\" defer></script><tr th:each=\"one : ${all}\">"
                                        + "<a th:href=\"@{/console}\" th:text=\"${on}\" th:attr=\"aria-current=${x} ? 'page'\">"))
                .isEmpty();
        assertThat(found(UNPROVEN_FORM, "<form method=\"post\" action=\"/console/x\">"))
                .isNotEmpty();
        assertThat(found(UNPROVEN_FORM, "<form method=\"post\" th:action=\"@{/console/x}\">"))
                .isEmpty();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            List<Path> templates =
                    files.filter(file -> file.toString().endsWith(".html")).toList();
            assertThat(templates).isNotEmpty();
            return templates;
        }
    }
}
