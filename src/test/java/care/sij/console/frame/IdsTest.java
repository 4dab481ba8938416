package care.sij.console.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @Test
    void takesIdsAndNumbers() {
        assertThat(Ids.ofPath("A-9.z")).isEqualTo("A-9.z");
        assertThat(Ids.ofPath("x".repeat(64))).hasSize(64);
        assertThat(Ids.numberOfPath("999999999999999999")).isEqualTo(999_999_999_999_999_999L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a_b", "a b", "\u00e9", "a\n"})
    void whatIsNoIdIsNotThere(String text) {
        assertThatExceptionOfType(NotThere.class).isThrownBy(() -> Ids.ofPath(text));
    }

    @Test
    void whatIsLongerThanAnIdIsNotThere() {
        assertThatExceptionOfType(NotThere.class).isThrownBy(() -> Ids.ofPath("x".repeat(65)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "01", "-1", "1.0", "1000000000000000000", "x"})
    void whatIsNoNumberIsNotThere(String text) {
        assertThatExceptionOfType(NotThere.class).isThrownBy(() -> Ids.numberOfPath(text));
    }
}
