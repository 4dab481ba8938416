package care.sij.console.messages;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.Person;
import care.sij.access.RequestId;
import care.sij.access.SessionMark;
import care.sij.console.frame.NotThere;
import care.sij.exchange.MessageBrowser;
import care.sij.exchange.MessageBrowser.Course;
import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageKey.Way;
import care.sij.exchange.MessageSights;
import care.sij.exchange.MessageSights.Purpose;
import care.sij.exchange.MessageSights.Sight;
import care.sij.partner.PartnerRole;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who watches over messages: at the clinic over all, elsewhere over those of the own partner. */
@Component
class MessageWatcher {

    private static final String NUMBER = "[0-9]{1,18}";

    private final Callers callers;
    private final MessageBrowser browser;
    private final MessageSights sights;

    MessageWatcher(Callers callers, MessageBrowser browser, MessageSights sights) {
        this.callers = callers;
        this.browser = browser;
        this.sights = sights;
    }

    /** The only partner whose messages the person watches over; empty where it is all. */
    Optional<String> own() {
        Caller caller = callers.current();
        return caller.partner().role() == PartnerRole.CLINIC ? Optional.empty() : Optional.of(caller.id());
    }

    /** @throws NotThere unless it is at the clinic */
    void demandClinic() {
        if (own().isPresent()) {
            throw new NotThere();
        }
    }

    /** @throws NotThere when there is none that this person watches over */
    Course course(MessageKey key) {
        Optional<String> own = own();
        if (own.filter(one -> !one.equals(key.partner())).isPresent()) {
            throw new NotThere();
        }
        return browser.course(key, own).orElseThrow(NotThere::new);
    }

    /**
     * Whether the person may see what the message says, for a reason or masked: elsewhere than at the clinic nothing of
     * what was written for a partner and has not reached it, as it may never be meant to.
     */
    boolean mayRead(Course course) {
        return own().isEmpty()
                || course.line().key().way() == Way.IN
                || course.line().standing() == Standing.DELIVERED;
    }

    Person person() {
        return callers.current().person().orElseThrow();
    }

    /** The purpose of this code. */
    static Optional<Purpose> purpose(String code) {
        return Arrays.stream(Purpose.values())
                .filter(one -> one.code().equals(code))
                .findFirst();
    }

    /** Notes a reason. */
    Sight state(Course course, Purpose purpose, String reason, HttpServletRequest request) {
        if (!mayRead(course)) {
            throw new NotThere();
        }
        return sights.note(person(), mark(request), course.line().key(), purpose, reason, RequestId.of(request));
    }

    /** The sight that the number names, if it holds for this message here and now. */
    Optional<Sight> sight(Course course, String number, HttpServletRequest request) {
        return number.matches(NUMBER) && mayRead(course)
                ? sights.holding(
                        Long.parseLong(number),
                        person(),
                        mark(request),
                        course.line().key())
                : Optional.empty();
    }

    private static SessionMark mark(HttpServletRequest request) {
        return SessionMark.of(request).orElseThrow(NotThere::new);
    }
}
