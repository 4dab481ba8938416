package care.sij.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTest {

    private static final PageCursor CURSOR = new PageCursor(List.of("2026-03-01", "", "müller"));

    @Test
    void comesBackFromItsText() {
        assertThat(PageCursor.parse(CURSOR.text("q"), "q")).contains(CURSOR);
    }

    @Test
    void doesNotFitAnotherQuery() {
        assertThat(PageCursor.parse(CURSOR.text("q"), "r")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not base64!", "AAAAAAAAAAAAAAAA"})
    void refusesWhatWasNotMadeHere(String text) {
        assertThat(PageCursor.parse(text, "q")).isEmpty();
    }
}
