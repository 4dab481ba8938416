package care.sij.console.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.record.PageCursor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagePlaceTest {

    private static final PageCursor PLACE = new PageCursor(List.of("7", "x"));

    @Test
    void isWhatThePageBeforeSaid() {
        assertThat(PagePlace.of("after", PLACE.text("list"), "list")).contains(PLACE);
        assertThat(PagePlace.of("after", "", "list")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "x", "\u05d0", "of another list"})
    void isRefusedByTheNameOfItsField(String text) {
        String given = text.equals("of another list") ? PLACE.text("other") : text;

        assertThatExceptionOfType(IllegalFilter.class)
                .isThrownBy(() -> PagePlace.of("after", given, "list"))
                .withMessage("The field `after` is no place of this list. Begin at its first page.");
    }

    @Test
    void isRefusedWhereTheListCanHaveNoSuchPlace() {
        assertThatExceptionOfType(IllegalFilter.class)
                .isThrownBy(() -> PagePlace.of(
                        "after",
                        PLACE.text("list"),
                        "list",
                        place -> place.values().size() == 1));
    }
}
