package care.sij.api.everything;

import care.sij.audit.EffectiveTime;
import care.sij.fhir.TimeSpan;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The dates of care that are asked for (R4 patient-operation-everything.html, {@code start} and {@code end}): not when
 * it was recorded, but when it happened.
 *
 * @param from the first instant
 * @param until the first instant after them
 */
record CareDates(Instant from, Instant until) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PERIODS = List.of(
            "/effectivePeriod",
            "/performedPeriod",
            "/occurrencePeriod",
            "/onsetPeriod",
            "/context/period",
            "/executionPeriod",
            "/period");

    /** Whether all dates are asked for. */
    boolean all() {
        return from.equals(TimeSpan.BEGINNING) && until.equals(TimeSpan.END);
    }

    /** Whether what it tells happened then, in part at least; what says no time is always asked for. */
    boolean include(StoredVersion version) {
        if (all()) {
            return true;
        }
        JsonNode resource = JSON.readTree(version.body().asUtf8());
        return EffectiveTime.of(resource)
                .map(time ->
                        time.earliest().isBefore(until) && end(resource, time).isAfter(from))
                .orElse(true);
    }

    /** A period without end goes on. */
    private static Instant end(JsonNode resource, EffectiveTime time) {
        Optional<JsonNode> period = PERIODS.stream()
                .map(resource::at)
                .filter(found -> found.path("start").asString("").equals(time.text()))
                .findFirst();
        if (period.isEmpty()) {
            return TimeSpan.parse(time.text()).map(TimeSpan::high).orElse(TimeSpan.END);
        }
        return TimeSpan.parse(period.get().path("end").asString(""))
                .map(TimeSpan::high)
                .orElse(TimeSpan.END);
    }
}
