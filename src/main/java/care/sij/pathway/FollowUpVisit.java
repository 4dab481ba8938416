package care.sij.pathway;

import care.sij.clinical.FactRef;
import java.time.LocalDate;
import java.util.List;

/**
 * A visit after a fusion.
 *
 * @param key {@code follow-up-6-mo} and the like
 * @param due the day it aims at
 * @param from first day of its window, included
 * @param to last day of its window, included
 * @param evidence the scores that document it
 */
public record FollowUpVisit(
        String key,
        String title,
        FactRef fusion,
        LocalDate due,
        LocalDate from,
        LocalDate to,
        FollowUpStatus status,
        List<FactRef> evidence) {}
