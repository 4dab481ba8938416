package care.sij.console.messages;

import care.sij.access.PersonRole;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.LineDifference;
import care.sij.console.frame.OpenTo;
import care.sij.exchange.Corrections;
import care.sij.exchange.Corrections.Draft;
import care.sij.exchange.Corrections.Outcome;
import care.sij.exchange.MessageBrowser.Course;
import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageContents;
import care.sij.exchange.MessageContents.Form;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageSights.Purpose;
import care.sij.exchange.MessageSights.Sight;
import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The form by which a message that was set aside is corrected and sent again. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
class EditPage {

    private static final int LINES = 200;
    private static final String ENDED =
            "The reason to see the message holds no more. State it again; what you typed is kept below.";

    /**
     * What stands in the form.
     *
     * @param mark of what it was made from
     */
    record Typed(String body, String mark, String reason) {}

    private final MessageWatcher watcher;
    private final Corrections corrections;
    private final MessageContents contents;

    EditPage(MessageWatcher watcher, Corrections corrections, MessageContents contents) {
        this.watcher = watcher;
        this.corrections = corrections;
        this.contents = contents;
    }

    @GetMapping(Paths.ONE + "/edit")
    ModelAndView form(
            @PathVariable String way,
            @PathVariable String partner,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String sight,
            HttpServletRequest request) {
        Course course = course(Paths.key(way, partner, id));
        Sight holding = holding(course, sight, request);
        Optional<Draft> draft = corrections.draft(holding);
        if (draft.isEmpty()) {
            return overtaken(holding, course.line().standing(), "");
        }
        contents.text(holding, Form.SENT);
        Typed typed =
                new Typed(Excerpt.indented(draft.get().body()), draft.get().mark(), "");
        return page(holding, typed, List.of(), HttpStatus.OK);
    }

    @PostMapping(Paths.ONE + "/edit")
    ModelAndView send(
            @PathVariable String way,
            @PathVariable String partner,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String sight,
            @RequestParam(defaultValue = "") String mark,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String why,
            HttpServletRequest request) {
        Course course = course(Paths.key(way, partner, id));
        Typed typed = new Typed(body, mark, reason);
        return watcher.sight(course, sight, request)
                .or(() -> stated(course, purpose, why, request))
                .map(holding -> send(holding, typed))
                .orElseGet(() -> ended(course.line().key(), typed));
    }

    private ModelAndView send(Sight holding, Typed typed) {
        Optional<String> stated = StatedText.read(typed.reason());
        if (stated.isEmpty()) {
            return page(holding, typed, List.of(StatedText.fault("reason")), HttpStatus.BAD_REQUEST);
        }
        Outcome outcome = corrections.send(holding, typed.mark(), Bytes.utf8(typed.body()), stated.get());
        if (outcome instanceof Outcome.Sent sent) {
            return sent(sent.message());
        }
        if (outcome instanceof Outcome.Faulty faulty) {
            return page(holding, typed, faulty.faults(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return overtaken(holding, ((Outcome.Overtaken) outcome).now(), typed.body());
    }

    private Optional<Sight> stated(Course course, String purpose, String why, HttpServletRequest request) {
        return MessageWatcher.purpose(purpose)
                .flatMap(known -> StatedText.read(why).map(text -> watcher.state(course, known, text, request)));
    }

    private static ModelAndView sent(MessageKey message) {
        RedirectView page = new RedirectView(Paths.of(message) + "?done=corrected");
        page.setStatusCode(HttpStatus.SEE_OTHER);
        page.setExposeModelAttributes(false);
        return new ModelAndView(page);
    }

    private static ModelAndView page(Sight sight, Typed typed, List<String> faults, HttpStatus status) {
        ModelAndView page = page(sight.message(), typed, faults, status);
        page.addObject("back", Paths.of(sight.message()) + "?sight=" + sight.number());
        page.addObject("sight", sight.number());
        return page;
    }

    /** What was typed, and nothing of what is kept, with the question for the reason. */
    private static ModelAndView ended(MessageKey message, Typed typed) {
        ModelAndView page = page(message, typed, List.of(ENDED), HttpStatus.BAD_REQUEST);
        page.addObject("back", Paths.of(message));
        page.addObject("purposes", Purpose.values());
        return page;
    }

    private static ModelAndView page(MessageKey message, Typed typed, List<String> faults, HttpStatus status) {
        ModelAndView page = new ModelAndView("console/messages/edit", status);
        page.addObject("action", Paths.of(message) + "/edit");
        page.addObject("typed", typed);
        page.addObject("faults", faults);
        return page;
    }

    private ModelAndView overtaken(Sight sight, Standing now, String body) {
        ModelAndView page = new ModelAndView("console/messages/overtaken", HttpStatus.CONFLICT);
        page.addObject("back", Paths.of(sight.message()) + "?sight=" + sight.number());
        page.addObject("state", Wording.of(now));
        page.addObject(
                "changes",
                contents.text(sight, Form.SENT)
                        .filter(sent -> !body.isEmpty())
                        .map(sent -> LineDifference.differing(Excerpt.indented(sent), body, LINES))
                        .orElseGet(List::of));
        return page;
    }

    private Course course(MessageKey key) {
        watcher.demandClinic();
        return watcher.course(key);
    }

    private Sight holding(Course course, String sight, HttpServletRequest request) {
        return watcher.sight(course, sight, request)
                .orElseThrow(() -> new IllegalFilter(
                        "The reason holds no more. State it again on the message's page, then edit."));
    }
}
