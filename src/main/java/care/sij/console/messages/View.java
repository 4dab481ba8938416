package care.sij.console.messages;

import care.sij.console.frame.Words;
import care.sij.exchange.MessageBrowser.Course;
import care.sij.exchange.MessageBrowser.Fact;
import care.sij.exchange.MessageBrowser.Origin;
import care.sij.exchange.MessageBrowser.PartnerGate;
import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey.Way;
import java.util.List;

/**
 * What the page of a message shows beside what the message says.
 *
 * @param can what may be done about it
 */
record View(
        String title,
        Row row,
        String path,
        List<Fact> facts,
        List<Moment> steps,
        List<Row> related,
        List<Deed> can,
        String held) {

    /** Something on its way. */
    record Moment(String at, String what) {}

    /** What may be done about a message. */
    enum Deed {
        RESEND,
        CORRECT,
        DISCARD,
        HOLD,
        RELEASE,
        RETRY,
        REPLAY
    }

    static View of(Course course, Words words) {
        Row row = Row.of(course.line(), words);
        return new View(
                "Message " + row.way() + " " + row.partner(),
                row,
                row.path(),
                course.facts(),
                course.steps().stream()
                        .map(step -> new Moment(words.dateTime(step.at()), step.what()))
                        .toList(),
                course.related().stream().map(line -> Row.of(line, words)).toList(),
                deeds(course),
                course.held() == PartnerGate.HELD ? "Nothing is sent to this partner: it is held." : "");
    }

    /** Whether it may be done. */
    public boolean may(String deed) {
        return can.contains(Deed.valueOf(deed));
    }

    /** What may be done about it as it stands. */
    static List<Deed> deeds(Course course) {
        Standing standing = course.line().standing();
        if (course.line().key().way() == Way.IN) {
            return switch (standing) {
                case PARKED -> List.of(Deed.RETRY);
                case REFUSED -> List.of(Deed.REPLAY);
                default -> List.of();
            };
        }
        Deed gate = course.held() == PartnerGate.HELD ? Deed.RELEASE : Deed.HOLD;
        return switch (standing) {
            case DEAD ->
                losesCorrection(course)
                        ? List.of(Deed.CORRECT, Deed.DISCARD, gate)
                        : List.of(Deed.RESEND, Deed.CORRECT, Deed.DISCARD, gate);
            case WITHDRAWN -> List.of(Deed.DISCARD, gate);
            case IN_CUSTODY -> List.of(Deed.RESEND, gate);
            default -> List.of(gate);
        };
    }

    /** What was refused for its content is written anew from the record when it is sent again. */
    private static boolean losesCorrection(Course course) {
        return course.origin() == Origin.CORRECTED
                && course.line().reason().filter("refused"::equals).isPresent();
    }
}
