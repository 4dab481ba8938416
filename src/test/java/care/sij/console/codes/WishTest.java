package care.sij.console.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.console.frame.IllegalFilter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code that is listed can be mapped, whatever its system is called. */
class WishTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"http://klinik.example/schl\u00fcssel", "urn:oid:1.2.3", "http://\u05e9\u05dc.example/\u4e2d"})
    void takesSystemsInAnyScript(String system) {
        assertThat(Wish.of("clinic", system, "INJ-SI", "", "none", "").code().system())
                .isEqualTo(system);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\u0000b", "a\nb", "a\u0007b"})
    void takesNoSystemThatIsNone(String system) {
        assertThatThrownBy(() -> Wish.of("clinic", system, "INJ-SI", "", "none", ""))
                .isInstanceOf(IllegalFilter.class)
                .hasMessageContaining("`system`");
    }
}
