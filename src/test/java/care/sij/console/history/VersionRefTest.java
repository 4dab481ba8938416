package care.sij.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRefTest {

    @Test
    void readsWhatItWrites() {
        VersionRef ref = new VersionRef("Goal", "a-1", 7);

        assertThat(VersionRef.parse(ref.reference())).contains(ref);
        assertThat(ref.path()).isEqualTo("/console/history/Goal/a-1/7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Goal/1",
                "Goal/1/_history/0",
                "Goal/1/_history/01",
                "Goal/1/_history/9999999999999999999",
                "Goal/../_history/1/x",
                "goal/1/_history/1",
                "http://example.org/Goal/1/_history/1",
                "Goal/a b/_history/1"
            })
    void isNoneOfWhatLeadsElsewhere(String reference) {
        assertThat(VersionRef.parse(reference)).isEmpty();
    }
}
