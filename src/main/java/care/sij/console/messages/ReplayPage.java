package care.sij.console.messages;

import care.sij.access.PersonRole;
import care.sij.access.RequestId;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.OpenTo;
import care.sij.console.frame.Words;
import care.sij.exchange.MessageBrowser.Course;
import care.sij.exchange.MessageBrowser.Line;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageReplay;
import care.sij.exchange.MessageReplay.Answered;
import care.sij.exchange.MessageReplay.Replayed;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Tries a message that is kept, and processes it for real where it was refused and would be taken now. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
class ReplayPage {

    private static final String PAGE = "console/messages/replay";

    private final MessageWatcher watcher;
    private final MessageReplay replay;
    private final Words words;

    ReplayPage(MessageWatcher watcher, MessageReplay replay, Words words) {
        this.watcher = watcher;
        this.replay = replay;
        this.words = words;
    }

    @GetMapping(Paths.ONE + "/replay")
    String dry(
            @PathVariable String way,
            @PathVariable String partner,
            @PathVariable String id,
            HttpServletRequest request,
            Model model) {
        MessageKey key = key(way, partner, id);
        Course course = watcher.course(key);
        Replayed seen = replay.rehearse(key, RequestId.of(request)).orElseThrow(NotThere::new);
        if (seen.answered() == Answered.OK) {
            model.addAttribute("changes", seen.changes());
        }
        return page(ReplayView.dry(seen.answered(), course.line().standing(), again(course)), course, seen, model);
    }

    @PostMapping(Paths.ONE + "/replay")
    String real(
            @PathVariable String way,
            @PathVariable String partner,
            @PathVariable String id,
            HttpServletRequest request,
            Model model) {
        MessageKey key = key(way, partner, id);
        Optional<Line> before = again(watcher.course(key));
        Replayed done = replay.replay(key, RequestId.of(request)).orElseThrow(NotThere::new);
        return page(ReplayView.real(done.answered(), before), watcher.course(key), done, model);
    }

    private String page(ReplayView view, Course course, Replayed replayed, Model model) {
        model.addAttribute("back", Paths.of(course.line().key()));
        model.addAttribute("view", view);
        model.addAttribute("said", replayed.said());
        model.addAttribute(
                "again", again(course).map(line -> Row.of(line, words)).stream().toList());
        return PAGE;
    }

    /** The message as which it was processed for real. */
    private static Optional<Line> again(Course course) {
        return course.related().stream()
                .filter(line -> line.key().equals(course.line().key().again()))
                .findFirst();
    }

    private MessageKey key(String way, String partner, String id) {
        watcher.demandClinic();
        return Paths.key(way, partner, id);
    }
}
