package care.sij.pathway;

import java.time.Period;

/**
 * A visit of the clinic's follow-up schedule (clinical.md 8.2).
 *
 * @param code {@code 2-wk}, {@code 6-mo} and the like
 * @param after how long after the fusion
 * @param toleranceDays days before and after, both included
 */
public record FollowUpSlot(String code, String title, Period after, int toleranceDays) {}
