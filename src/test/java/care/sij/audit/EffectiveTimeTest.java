package care.sij.audit;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.audit.EffectiveTime.Overlap;
import care.sij.fhir.TimeSpan;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
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
                "{'context':{'period':{'end':'2020-03'}},'date':'2024-01-01'}|2020-03-01T00:00:00Z",
                "{'performedPeriod':{'start':'2024','end':'2024-12-31'}}|2024-01-01T00:00:00Z",
                "{'period':{'end':'lately'},'date':'2024-01-01'}|2024-01-01T00:00:00Z",
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

    /** R4 datatypes.html#Period: a missing end means that it goes on, and a date as end holds its whole day. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'performedDateTime':'2024-03-01'}|2024-03-01T05:00:00Z|2024-03-02T05:00:00Z|SURE",
                "{'performedDateTime':'2024-03-01'}|2024-03-01T12:00:00Z|2024-03-02T05:00:00Z|POSSIBLE",
                "{'performedDateTime':'2024-03-01'}|2024-03-02T05:00:00Z|2024-03-03T05:00:00Z|NONE",
                "{'performedDateTime':'2024-03-10'}|2024-03-10T05:00:00Z|2024-03-11T04:00:00Z|SURE",
                "{'performedDateTime':'2024-03'}|2024-03-10T05:00:00Z|2024-03-20T04:00:00Z|POSSIBLE",
                "{'performedDateTime':'2024'}|2024-03-10T05:00:00Z|2024-03-20T04:00:00Z|POSSIBLE",
                "{'performedDateTime':'2024'}|2023-12-31T05:00:00Z|2025-01-02T05:00:00Z|SURE",
                "{'performedDateTime':'2024-03-01T23:30:00-05:00'}|2024-03-02T04:30:00Z|2024-03-02T04:31:00Z|SURE",
                "{'performedPeriod':{'start':'2024-02-20','end':'2024-03-10'}}|2024-03-01T05:00:00Z|2024-03-05T05:00:00Z|SURE",
                "{'performedPeriod':{'start':'2024-02-20','end':'2024-03-10'}}|2024-03-10T05:00:00Z|2024-03-20T04:00:00Z|SURE",
                "{'performedPeriod':{'start':'2024-02-20','end':'2024-03-10'}}|2024-03-10T15:00:00Z|2024-03-20T04:00:00Z|POSSIBLE",
                "{'performedPeriod':{'start':'2024-02-20','end':'2024-03-10'}}|2024-03-11T04:00:00Z|2024-03-20T04:00:00Z|NONE",
                "{'performedPeriod':{'start':'2024-02','end':'2024-03'}}|2024-02-10T05:00:00Z|2024-02-20T05:00:00Z|POSSIBLE",
                "{'performedPeriod':{'start':'2024-02-20'}}|2025-03-01T05:00:00Z|2025-03-05T05:00:00Z|SURE",
                "{'performedPeriod':{'start':'2024-02-20'}}|2024-02-01T05:00:00Z|2024-02-20T05:00:00Z|NONE",
                "{'context':{'period':{'end':'2020'}},'date':'2024-06-01'}|2020-01-01T05:00:00Z|2021-01-01T05:00:00Z|SURE",
                "{'context':{'period':{'end':'2020'}},'date':'2024-06-01'}|2020-03-10T05:00:00Z|2020-03-20T05:00:00Z|POSSIBLE",
                "{'context':{'period':{'end':'2020'}},'date':'2024-06-01'}|2019-03-10T05:00:00Z|2019-03-20T05:00:00Z|POSSIBLE",
                "{'context':{'period':{'end':'2020'}},'date':'2024-06-01'}|2021-01-01T05:00:00Z|2022-01-01T05:00:00Z|NONE",
                "{'context':{'period':{'end':'2020'}},'date':'2024-06-01'}|2024-06-01T05:00:00Z|2024-06-02T05:00:00Z|NONE",
                "{'start':'2024-03-01T09:00:00Z','end':'2024-03-01T10:00:00Z'}|2024-03-01T09:30:00Z|2024-03-01T09:40:00Z|SURE",
                "{'start':'2024-03-01T09:00:00Z','end':'2024-03-01T10:00:00Z'}|2024-03-01T10:30:00Z|2024-03-01T10:40:00Z|NONE",
            })
    void lapsOverASpanAsFarAsItsDatesSay(String resource, Instant from, Instant to, Overlap overlap) {
        assertThat(EffectiveTime.stated(read(resource), ZoneId.of("America/New_York"))
                        .orElseThrow()
                        .overlap(from, to))
                .isEqualTo(overlap);
    }

    @Test
    void knowsOfAPeriodWithoutStartOnlyItsEnd() {
        EffectiveTime time =
                EffectiveTime.of(read("{'effectivePeriod':{'end':'2020-05'}}")).orElseThrow();

        assertThat(time.text()).isEqualTo("2020-05");
        assertThat(time.overlap(TimeSpan.BEGINNING, Instant.parse("1990-01-01T00:00:00Z")))
                .isEqualTo(Overlap.POSSIBLE);
    }

    private static JsonNode read(String resource) {
        return JSON.readTree(resource.replace('\'', '"'));
    }
}
