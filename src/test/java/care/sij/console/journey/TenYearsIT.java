package care.sij.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.ConsoleUser;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a patient with ten years behind it stays light, and keeps nothing back. */
class TenYearsIT {

    private static final int LARGEST = 200 * 1024;
    private static final Pattern MARK = Pattern.compile("<polygon");
    private static final Pattern SCORES = Pattern.compile("(?s)<details id=\"pain-rows\".*?</details>");
    private static final Pattern DAY = Pattern.compile("<th scope=\"row\">(\\d{4}-\\d\\d-\\d\\d)");

    private static ConsoleUser clinician;
    private static String path;

    @BeforeAll
    static void record() {
        path = "/console/patients/" + TenYears.record();
        clinician = ConsoleUser.of("clinician");
    }

    private static String page(String query) {
        HttpResponse<String> page = clinician.get(path + query);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/history", "/history/compare"})
    void weighsNoMoreThanAnyPage(String page) {
        int loaded = Stream.of("console.css", "htmx.min.js", "sse.js")
                .mapToInt(file -> bytes(clinician.get("/console/assets/" + file).body()))
                .sum();

        assertThat(bytes(page(page)) + loaded).isLessThanOrEqualTo(LARGEST);
    }

    @Test
    void drawsAllOfItWithSignsThatCanBeToldApart() {
        String page = page("");

        assertThat(page).contains("Left joint", "Right joint", " in the table</text>", ">2014</text>", ">2022</text>");
        assertThat(MARK.matcher(page).results().count()).as("marks").isBetween(100L, 4L * TenYears.MONTHS);
    }

    @Test
    void showsTheLatestEntriesFirstAndLeadsToAllOthers() {
        String latest = scores(page(""));

        assertThat(latest).contains("of 24", "Earlier entries").doesNotContain("Later entries", "2014-01-15");
        assertThat(DAY.matcher(latest).results().count()).isEqualTo(Rows.MOST);
        assertThat(scores(page("?older=1"))).contains("Earlier entries", "Later entries", "open=\"open\"");
        assertThat(scores(page("?older=99999999")))
                .contains("entries 1 to " + Rows.MOST, "2014-01-15", "Later entries")
                .doesNotContain("Earlier entries");
    }

    private static String scores(String page) {
        return SCORES.matcher(page).results().findFirst().orElseThrow().group();
    }
}
