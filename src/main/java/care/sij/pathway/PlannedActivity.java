package care.sij.pathway;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import java.util.List;
import java.util.Optional;

/**
 * One thing to do or done in an episode.
 *
 * @param key stable within the episode, for example {@code diagnostic-injection-2023-07-24}
 * @param outcomes what was done
 * @param from when it began, or is to begin
 * @param to when it ended, or is to end
 */
public record PlannedActivity(
        String key,
        ActivityKind kind,
        String title,
        ActivityStatus status,
        List<FactRef> outcomes,
        Optional<ClinicalDate> from,
        Optional<ClinicalDate> to) {}
