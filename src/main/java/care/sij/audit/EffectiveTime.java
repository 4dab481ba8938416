package care.sij.audit;

import care.sij.record.StoredVersion;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * When what a resource tells happened, as it says it itself; of a period its start.
 *
 * @param text as it is written, in the precision that it has
 * @param earliest the first instant that it may mean; of a day or longer that of UTC
 */
public record EffectiveTime(String text, Instant earliest) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> ELEMENTS = List.of(
            "/effectiveDateTime",
            "/effectivePeriod/start",
            "/effectiveInstant",
            "/performedDateTime",
            "/performedPeriod/start",
            "/occurrenceDateTime",
            "/occurrencePeriod/start",
            "/onsetDateTime",
            "/onsetPeriod/start",
            "/context/period/start",
            "/start",
            "/startDate",
            "/executionPeriod/start",
            "/period/start",
            "/authored",
            "/authoredOn",
            "/sent",
            "/date",
            "/recordedDate",
            "/issued");

    /** Nothing when it says no time, or none that can be read. */
    public static Optional<EffectiveTime> of(JsonNode resource) {
        return ELEMENTS.stream()
                .map(resource::at)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .flatMap(text -> earliest(text).map(first -> new EffectiveTime(text, first)).stream())
                .findFirst();
    }

    /** The same of a version; nothing of one that holds nothing. */
    static Optional<EffectiveTime> of(StoredVersion version) {
        return version.body().length() == 0
                ? Optional.empty()
                : of(JSON.readTree(version.body().asUtf8()));
    }

    private static Optional<Instant> earliest(String text) {
        try {
            return Optional.of(
                    switch (text.length()) {
                        case 4 -> dayOf(Year.parse(text).atDay(1));
                        case 7 -> dayOf(YearMonth.parse(text).atDay(1));
                        case 10 -> dayOf(LocalDate.parse(text));
                        default -> OffsetDateTime.parse(text).toInstant();
                    });
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Instant dayOf(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
