package care.sij.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class HappeningTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ZoneId CLINIC = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'performedDateTime':'2024-03-01','status':'completed'}|2024-03-01|2024-03-02|SAID",
                "{'performedDateTime':'2024-03-01'}|2024-03-02|2024-03-03|ELSEWHERE",
                "{'performedDateTime':'2024-03'}|2024-03-10|2024-03-20|POSSIBLE",
                "{'performedDateTime':'2024'}|2024-03-10|2024-03-20|POSSIBLE",
                "{'performedPeriod':{'start':'2024-02-20','end':'2024-03-10'}}|2024-03-01|2024-03-05|SAID",
                "{'performedDateTime':'2024-03-01','status':'not-done'}|2024-03-01|2024-03-02|DENIED",
                "{'performedDateTime':'2024-03-01','status':'entered-in-error'}|2024-03-01|2024-03-02|DENIED",
                "{'performedDateTime':'2024','status':'not-done'}|2024-03-01|2024-03-02|DENIED",
                "{'performedDateTime':'2023','status':'not-done'}|2024-03-01|2024-03-02|ELSEWHERE",
                "{'start':'2024-03-01T09:00:00Z','end':'2024-03-01T10:00:00Z','status':'cancelled'}|2024-03-01|2024-03-02|DENIED",
                "{'status':'not-done'}|2024-03-01|2024-03-02|DENIED",
                "{'onsetDateTime':'2024-03-01','verificationStatus':{'coding':[{'code':'entered-in-error'}]}}|2024-03-01|2024-03-02|DENIED",
                "{'onsetDateTime':'2024-03-01','verificationStatus':{'coding':[{'code':'confirmed'}]}}|2024-03-01|2024-03-02|SAID",
                "{'onsetDateTime':'2024-03-01','verificationStatus':{'coding':[{'code':'refuted'}]}}|2024-03-01|2024-03-02|DENIED",
                "{'recordedDate':'2024-05-01'}|2024-05-01|2024-05-02|UNTIMED",
                "{'issued':'2024-05-01T09:00:00Z','status':'final'}|2024-03-01|2024-03-02|UNTIMED",
                "{'status':'completed'}|2024-03-01|2024-03-02|UNTIMED",
                "{'performedString':'in spring'}|2024-03-01|2024-03-02|UNTIMED",
                "{'onsetAge':{'value':40},'recordedDate':'2024-05-01'}|2024-03-01|2024-03-02|UNTIMED",
                "{'effectivePeriod':{'end':'2024-04-01'},'issued':'2024-05-01T09:00:00Z'}|2024-03-01|2024-03-02|UNTIMED",
                "{'onsetDateTime':'2024-03-01','recordedDate':'2024-05-01'}|2024-05-01|2024-05-02|ELSEWHERE",
            })
    void isWhatTheResourceSaysOfTheClinicsDays(String resource, LocalDate from, LocalDate to, Happening happening) {
        assertThat(Happening.of(JSON.readTree(resource.replace('\'', '"')), start(from), start(to), CLINIC))
                .isEqualTo(happening);
    }

    @Test
    void whatHappenedBeforeAnythingWasKeptIsFoundSinceEver() {
        assertThat(Happening.of(
                        JSON.readTree("{\"onsetDateTime\":\"1965-02-03\"}"),
                        Question.HAPPENED.beginning(),
                        start(LocalDate.parse("2024-03-01")),
                        CLINIC))
                .isEqualTo(Happening.SAID);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(CLINIC).toInstant();
    }
}
