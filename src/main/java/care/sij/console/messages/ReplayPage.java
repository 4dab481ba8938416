package care.sij.console.messages;

import care.sij.access.PersonRole;
import care.sij.access.RequestId;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.OpenTo;
import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageReplay;
import care.sij.exchange.MessageReplay.Answered;
import care.sij.exchange.MessageReplay.Replayed;
import jakarta.servlet.http.HttpServletRequest;
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

    ReplayPage(MessageWatcher watcher, MessageReplay replay) {
        this.watcher = watcher;
        this.replay = replay;
    }

    @GetMapping(Paths.ONE + "/replay")
    String dry(
            @PathVariable String way,
            @PathVariable String partner,
            @PathVariable String id,
            HttpServletRequest request,
            Model model) {
        MessageKey key = key(way, partner, id);
        Standing standing = watcher.course(key).line().standing();
        Replayed seen = replay.rehearse(key, RequestId.of(request)).orElseThrow(NotThere::new);
        model.addAttribute("dry", true);
        model.addAttribute("real", standing == Standing.REFUSED && seen.answered() == Answered.OK);
        return page(key, seen, model);
    }

    @PostMapping(Paths.ONE + "/replay")
    String real(
            @PathVariable String way,
            @PathVariable String partner,
            @PathVariable String id,
            HttpServletRequest request,
            Model model) {
        MessageKey key = key(way, partner, id);
        watcher.course(key);
        Replayed done = replay.replay(key, RequestId.of(request)).orElseThrow(NotThere::new);
        model.addAttribute("dry", false);
        model.addAttribute("real", false);
        return page(key, done, model);
    }

    private static String page(MessageKey key, Replayed replayed, Model model) {
        model.addAttribute("back", Paths.of(key));
        model.addAttribute("ok", replayed.answered() == Answered.OK);
        model.addAttribute("answered", words(replayed.answered()));
        model.addAttribute("said", replayed.said());
        model.addAttribute("changes", replayed.changes());
        return PAGE;
    }

    private static String words(Answered answered) {
        return switch (answered) {
            case OK -> "Answered: ok";
            case REFUSED -> "Answered: refused";
            case LATER -> "It cannot be processed now. Try again in a moment.";
        };
    }

    private MessageKey key(String way, String partner, String id) {
        watcher.demandClinic();
        return Paths.key(way, partner, id);
    }
}
