package care.sij.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FactRefTest {

    @Test
    void isTheSameFactInEveryVersion() {
        FactRef second = new FactRef("Observation/x/_history/2");
        assertThat(second.versionless()).isEqualTo("Observation/x");
        assertThat(second.sameFactAs(new FactRef("Observation/x/_history/1"))).isTrue();
        assertThat(second.sameFactAs(new FactRef("Observation/x"))).isTrue();
        assertThat(second.sameFactAs(new FactRef("Observation/y/_history/2"))).isFalse();
        assertThat(second).isGreaterThan(new FactRef("Observation/x/_history/1"));
        assertThat(second).hasToString("Observation/x/_history/2");
    }

    @Test
    void rejectsABlankReference() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FactRef(" "));
    }
}
