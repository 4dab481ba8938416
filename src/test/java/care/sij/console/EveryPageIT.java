package care.sij.console;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.ConsoleUser;
import care.sij.support.ConsoleWalk;
import care.sij.support.ConsoleWalk.Visited;
import care.sij.support.Journey;
import care.sij.support.WholeService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of each page that a role comes to from its menu. */
class EveryPageIT {

    private static final int MORE = 20;
    private static final int LARGEST = 200 * 1024;
    private static final Pattern INLINE = Pattern.compile(
            "(?i)<style|<script(?![^>]* src=)|<[^>]*\\s(style|on[a-z]+)\\s*=|=\\s*[\"']?\\s*javascript:");
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/console/assets/[^\"]+)\"");
    private static final Pattern TITLE = Pattern.compile("<title>[^<]+ - SIJ Pathways</title>");

    @BeforeAll
    static void haveSomebodyToSee() {
        Journey.named("J1")
                .about("SYN-001-every-page")
                .only(0, 1, 2, 3)
                .messages()
                .forEach(message -> WholeService.partner(message.client()).send(message.json()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"coordinator", "clinician", "integration-admin", "auditor"})
    void isWholeSafeAndLight(String role) {
        ConsoleUser user = ConsoleUser.of(role);
        List<Visited> visited = ConsoleWalk.from(user, MORE);

        assertThat(visited).isNotEmpty();
        SoftAssertions every = new SoftAssertions();
        visited.forEach(page -> every.assertThat(page.answer().statusCode())
                .as("status of %s", page.path())
                .isEqualTo(200));
        visited.stream().filter(Visited::isPage).forEach(page -> check(page, user, every));
        every.assertAll();
    }

    private static void check(Visited page, ConsoleUser user, SoftAssertions every) {
        String html = page.answer().body();
        every.assertThat(count("<h1[ >]", html)).as("h1 of %s", page.path()).isEqualTo(1);
        every.assertThat(page.answer()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .as("policy of %s", page.path())
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        every.assertThat(INLINE.matcher(html)
                        .results()
                        .map(found -> found.group())
                        .toList())
                .as("inline in %s", page.path())
                .isEmpty();
        every.assertThat(html)
                .as("frame of %s", page.path())
                .contains("<html lang=\"en\"", "<a class=\"skip\" href=\"#main\">", "<main id=\"main\"")
                .containsPattern(TITLE);
        every.assertThat(weight(html, user)).as("bytes of %s", page.path()).isLessThanOrEqualTo(LARGEST);
    }

    private static long count(String what, String html) {
        return Pattern.compile(what).matcher(html).results().count();
    }

    /** The page and each file that it loads, once, not compressed. */
    private static long weight(String html, ConsoleUser user) {
        long assets = ASSET.matcher(html)
                .results()
                .map(asset -> asset.group(1))
                .distinct()
                .mapToLong(path -> bytes(user.get(path).body()))
                .sum();
        return bytes(html) + assets;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
