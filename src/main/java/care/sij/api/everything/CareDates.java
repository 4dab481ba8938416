package care.sij.api.everything;

import care.sij.audit.EffectiveTime;
import care.sij.audit.EffectiveTime.Overlap;
import care.sij.fhir.TimeSpan;
import care.sij.record.StoredVersion;
import java.time.Instant;
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

    /** Whether all dates are asked for. */
    boolean all() {
        return from.equals(TimeSpan.BEGINNING) && until.equals(TimeSpan.END);
    }

    /** Whether what it tells happened then, in part at least; what says no time is always asked for. */
    boolean include(StoredVersion version) {
        if (all()) {
            return true;
        }
        return EffectiveTime.of(JSON.readTree(version.body().asUtf8()))
                .map(time -> time.overlap(from, until) != Overlap.NONE)
                .orElse(true);
    }
}
