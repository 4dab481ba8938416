package care.sij.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.TestScopes;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeReaderTest {

    private final ScopeReader version2 = reader(false);
    private final ScopeReader both = reader(true);

    @Test
    void readsVersionOneOnlyWhereTheSettingSaysSo() {
        assertThat(version2.read("system/Observation.read")).isEmpty();
        assertThat(version2.readsVersion1()).isFalse();
        assertThat(both.read("system/Observation.read"))
                .hasValueSatisfying(scope -> assertThat(scope).hasToString("system/Observation.rs"));
        assertThat(both.read("system/Nonsense.read")).isEmpty();
        assertThat(both.readsVersion1()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system/Observation.rs?category=laboratory",
                "system/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|survey",
                "system/Observation.rs?category=http:%2F%2Fa%7Csurvey,exam",
                "system/Observation.rs?status:not=entered-in-error&date=ge2024-01-01",
                "system/Observation.rs?value-quantity=ge4.0||mm",
                "system/Observation.rs?_lastUpdated=gt2024-01-01T00:00:00+01:00",
                "system/Observation.rs?subject:missing=false",
                "system/Provenance.rs?patient=Patient/1",
                "system/*.rs?_lastUpdated=gt2024",
                "system/*.rs?_id=a,b",
                "user/Task.u",
                "system/sij-partner.cruds",
            })
    void readsTheFiltersThatASearchTakes(String text) {
        assertThat(version2.read(text)).map(Object::toString).hasValue(text.contains("&") ? sorted(text) : text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "system/Observation.rs?code=%zz",
                "system/Observation.rs?code=%00",
                "user/Observation.rs?code=a%0Ab",
                "system/*.rs?_id=1&_id=2&_id=3&_id=4&_id=5&_id=6&_id=7&_id=8&_id=9&_id=10&_id=11",
            })
    void readsNoFilterThatTheRecordCannotBeAskedBy(String text) {
        assertThat(both.read(text)).isEmpty();
    }

    @Test
    void readsTenFiltersOfAScope() {
        assertThat(both.read("system/*.rs?_id=1&_id=2&_id=3&_id=4&_id=5&_id=6&_id=7&_id=8&_id=9&_id=10"))
                .isPresent();
    }

    private static String sorted(String text) {
        return text.replace(
                "status:not=entered-in-error&date=ge2024-01-01", "date=ge2024-01-01&status:not=entered-in-error");
    }

    static ScopeReader reader(boolean version1) {
        return new ScopeReader(
                TestScopes.filters(), new AccessSettings(Optional.empty(), Path.of("unused"), false, version1));
    }
}
