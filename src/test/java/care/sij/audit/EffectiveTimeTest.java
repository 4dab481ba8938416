package care.sij.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EffectiveTimeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'effectiveDateTime':'2023-06-26T13:05:00-04:00'}|2023-06-26T17:05:00Z",
                "{'performedPeriod':{'start':'2023-06-26'}}|2023-06-26T00:00:00Z",
                "{'onsetDateTime':'2023-06','recordedDate':'2024-01-01'}|2023-06-01T00:00:00Z",
                "{'startDate':'2023'}|2023-01-01T00:00:00Z",
            })
    void knowsWhenItHappened(String resource, Instant earliest) {
        assertThat(EffectiveTime.of(read(resource)).orElseThrow().earliest()).isEqualTo(earliest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{'date':'soon'}", "{'date':'2023-13-01'}"})
    void doesNotGuessWhenItHappened(String resource) {
        assertThat(EffectiveTime.of(read(resource))).isEmpty();
    }

    private static JsonNode read(String resource) {
        return JSON.readTree(resource.replace('\'', '"'));
    }
}
