package care.sij.console.messages;

import care.sij.access.PersonRole;
import care.sij.access.RequestId;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.OpenTo;
import care.sij.console.messages.View.Deed;
import care.sij.exchange.Corrections;
import care.sij.exchange.Deliveries;
import care.sij.exchange.Deliveries.Run;
import care.sij.exchange.MessageBrowser.Course;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageReplay;
import care.sij.exchange.MessageSights.Purpose;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is done about a message by the forms of its page. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
class Deeds {

    private final MessageWatcher watcher;
    private final Deliveries deliveries;
    private final Corrections corrections;
    private final MessageReplay replay;

    Deeds(MessageWatcher watcher, Deliveries deliveries, Corrections corrections, MessageReplay replay) {
        this.watcher = watcher;
        this.deliveries = deliveries;
        this.corrections = corrections;
        this.replay = replay;
    }

    @PostMapping(Paths.ONE + "/reason")
    ResponseEntity<Void> reason(
            @PathVariable String way,
            @PathVariable String partner,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        MessageKey key = Paths.key(way, partner, id);
        Course course = watcher.course(key);
        Purpose stated = MessageWatcher.purpose(purpose)
                .orElseThrow(() -> new IllegalFilter("The field `purpose` takes one of the list."));
        long number = watcher.state(course, stated, StatedText.of("reason", reason), request)
                .number();
        return Sending.to(Paths.of(key) + "?sight=" + number);
    }

    @PostMapping(Paths.ONE + "/{deed}")
    ResponseEntity<Void> done(
            @PathVariable String way,
            @PathVariable String partner,
            @PathVariable String id,
            @PathVariable String deed,
            @RequestParam(defaultValue = "") String note,
            HttpServletRequest request) {
        MessageKey key = Paths.key(way, partner, id);
        Deed wanted = Arrays.stream(Deed.values())
                .filter(one -> Filter.code(one).equals(deed))
                .findFirst()
                .orElseThrow(NotThere::new);
        watcher.demandClinic();
        List<Deed> can = View.deeds(watcher.course(key));
        Done done = can.contains(wanted) ? done(wanted, key, note, request) : Done.NOT_ANY_MORE;
        return Sending.to(Paths.of(key) + "?done=" + Filter.code(done));
    }

    private Done done(Deed deed, MessageKey key, String note, HttpServletRequest request) {
        return switch (deed) {
            case RESEND ->
                deliveries
                                .sendAgain(key.partner(), List.of(key.messageId()), 1, Run.REAL)
                                .isEmpty()
                        ? Done.NOT_ANY_MORE
                        : Done.RESENT;
            case DISCARD ->
                corrections.discard(key, watcher.person().signature(), StatedText.of("note", note))
                        ? Done.DISCARDED
                        : Done.NOT_ANY_MORE;
            case RETRY -> replay.retry(key, RequestId.of(request)) ? Done.APPLIED : Done.STILL_PARKED;
            case HOLD, RELEASE, CORRECT, REPLAY -> throw new NotThere();
        };
    }
}
