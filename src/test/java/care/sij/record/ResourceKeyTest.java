package care.sij.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceKeyTest {

    @ParameterizedTest
    @CsvSource({
        "Patient, a",
        "CarePlan, A-Z.az-09",
        "Tz, 1234567890123456789012345678901234567890123456789012345678901234"
    })
    void takesTypesAndIds(String type, String id) {
        assertThat(new ResourceKey(type, id).reference()).isEqualTo(type + "/" + id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P", "patient", "Patient1", "Pa tient", "[atient", "Patïent", "Patient\n"})
    void refusesWhatNamesNoType(String type) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResourceKey(type, "1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a_b",
                "a/b",
                "a b",
                "ä",
                "a\n",
                "a:b",
                "a@b",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void refusesWhatIsNoId(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResourceKey("Patient", id));
    }

    @Test
    void refusesATypeThatIsTooLong() {
        String longest = "P" + "a".repeat(63);
        assertThat(new ResourceKey(longest, "1").type()).isEqualTo(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> new ResourceKey(longest + "a", "1"));
    }

    @Test
    void readsWhatItWrites() {
        ResourceKey key = new ResourceKey("Patient", "a-1.B");

        assertThat(ResourceKey.of(key.reference())).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "Patient", "Patient/", "/a", "Patient/a/_history/1", "http://elsewhere/Patient/a"})
    void readsNothingElse(String reference) {
        assertThatIllegalArgumentException().isThrownBy(() -> ResourceKey.of(reference));
    }
}
