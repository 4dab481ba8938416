package care.sij.pathway;

import care.sij.clinical.Answer;
import care.sij.clinical.InjectionPurpose;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * How many injection sessions of one side a rolling window may hold. The window before day D is [D - window, D)
 * (clinical.md 8.2).
 */
public record SessionCap(InjectionPurpose purpose, int maximum, Period window) {

    /** Whether the session was in the window before {@code day}. */
    Answer inWindow(InjectionEvent session, LocalDate day) {
        return session.isFor(purpose) ? session.date().within(day.minus(window), day.minusDays(1)) : Answer.NO;
    }

    List<InjectionEvent> used(List<InjectionEvent> sessions, LocalDate day, Answer inside) {
        return sessions.stream()
                .filter(session -> inWindow(session, day) == inside)
                .toList();
    }
}
