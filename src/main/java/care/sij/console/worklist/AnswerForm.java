package care.sij.console.worklist;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed into the form of an answer, as it was typed.
 *
 * @param reason code of why
 * @param minutes how long the appointment lasts
 */
record AnswerForm(String reason, String text, String day, String time, String minutes, String location) {

    /** Most characters of a text. */
    static final int LONGEST_TEXT = 1_000;

    private static final int LONGEST_LOCATION = 200;
    private static final int LONGEST_VISIT = 480;

    /** Nothing typed. */
    static final AnswerForm EMPTY = new AnswerForm("", "", "", "", "45", "");

    /** When and how long. */
    record Visit(ZonedDateTime start, ZonedDateTime end) {}

    static AnswerForm of(Map<String, String> fields) {
        return new AnswerForm(
                field(fields, "reason"),
                field(fields, "text"),
                field(fields, "day"),
                field(fields, "time"),
                fields.getOrDefault("minutes", EMPTY.minutes()).strip(),
                field(fields, "location"));
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /** Whether an appointment is to be made. */
    boolean hasVisit() {
        return !day.isEmpty() || !time.isEmpty() || !location.isEmpty();
    }

    /** What is wrong with it for the answer, and how to correct it; empty when nothing is. */
    Optional<String> wrong(Answer answer, ZoneId zone, ZonedDateTime now) {
        if (text.length() > LONGEST_TEXT || text.chars().anyMatch(AnswerForm::isOdd)) {
            return Optional.of("The text has more than " + LONGEST_TEXT + " characters, or a control character.");
        }
        if (location.length() > LONGEST_LOCATION || location.chars().anyMatch(AnswerForm::isOdd)) {
            return Optional.of("The place has more than " + LONGEST_LOCATION + " characters, or a control character.");
        }
        if (answer.needsText() && text.isEmpty()) {
            return Optional.of("The text is empty. Say what is meant, in a sentence.");
        }
        if (answer.hasReason() && DeclineReason.of(reason).isEmpty()) {
            return Optional.of("The reason is missing. Choose one of the list.");
        }
        if (answer.hasReason() && reason.equals(DeclineReason.OTHER.code()) && text.isEmpty()) {
            return Optional.of("Another reason needs words. Say which.");
        }
        return answer == Answer.SCHEDULE || (answer.hasDate() && hasVisit()) ? wrongVisit(zone, now) : Optional.empty();
    }

    private Optional<String> wrongVisit(ZoneId zone, ZonedDateTime now) {
        Optional<Visit> visit = visit(zone);
        if (visit.isEmpty()) {
            return Optional.of("The appointment needs a date, a time and a length of 5 to " + LONGEST_VISIT
                    + " minutes. Complete them.");
        }
        return visit.get().start().isBefore(now)
                ? Optional.of("The appointment lies in the past. Choose a later date.")
                : Optional.empty();
    }

    /** The appointment; empty when its date, time or length is none. */
    Optional<Visit> visit(ZoneId zone) {
        try {
            int length = Integer.parseInt(minutes);
            if (length < 5 || length > LONGEST_VISIT) {
                return Optional.empty();
            }
            ZonedDateTime start =
                    LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(zone);
            return start.getYear() > 9999 ? Optional.empty() : Optional.of(new Visit(start, start.plusMinutes(length)));
        } catch (NumberFormatException | DateTimeException none) {
            return Optional.empty();
        }
    }

    private static boolean isOdd(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }
}
