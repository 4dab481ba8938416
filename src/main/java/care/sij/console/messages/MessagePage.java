package care.sij.console.messages;

import care.sij.access.PersonRole;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.OpenTo;
import care.sij.console.frame.Words;
import care.sij.exchange.Deliveries;
import care.sij.exchange.Deliveries.Turned;
import care.sij.exchange.MessageBrowser.Course;
import care.sij.exchange.MessageContents;
import care.sij.exchange.MessageContents.Form;
import care.sij.exchange.MessageContents.Outgoing;
import care.sij.exchange.MessageKey;
import care.sij.exchange.MessageKey.Way;
import care.sij.exchange.MessageReplay;
import care.sij.exchange.MessageSights;
import care.sij.exchange.MessageSights.Sight;
import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One message: its way for everybody who watches over it, what it says for a stated reason. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
class MessagePage {

    private final MessageWatcher watcher;
    private final MessageContents contents;
    private final MessageReplay replay;
    private final Deliveries deliveries;
    private final Words words;

    MessagePage(
            MessageWatcher watcher,
            MessageContents contents,
            MessageReplay replay,
            Deliveries deliveries,
            Words words) {
        this.deliveries = deliveries;
        this.watcher = watcher;
        this.contents = contents;
        this.replay = replay;
        this.words = words;
    }

    @GetMapping(Paths.ONE)
    String page(
            @PathVariable String way,
            @PathVariable String partner,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String sight,
            @RequestParam(defaultValue = "") String tab,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            Model model) {
        MessageKey key = Paths.key(way, partner, id);
        Course course = watcher.course(key);
        Optional<Sight> holding = watcher.sight(course, sight, request);
        model.addAttribute("view", View.of(course, words));
        model.addAttribute("done", Done.of(done).map(Done::words).orElse(null));
        model.addAttribute("purposes", MessageSights.Purpose.values());
        model.addAttribute("clinic", watcher.own().isEmpty());
        model.addAttribute("kept", key.way() == Way.IN && replay.isKept(key));
        model.addAttribute(
                "turn", deliveries.turned(key.partner()).map(Turned::number).orElse(0L));
        model.addAttribute("ended", !sight.isEmpty() && holding.isEmpty());
        holding.ifPresent(held -> shown(held, tab, model));
        if (holding.isEmpty()) {
            model.addAttribute("parts", watcher.mayRead(course) ? PartView.of(contents.masked(key)) : List.of());
        }
        return "console/messages/message";
    }

    private void shown(Sight sight, String tab, Model model) {
        Form form = Tabs.chosen(sight.message().way(), tab);
        model.addAttribute("sight", sight.number());
        model.addAttribute("until", words.dateTime(sight.until()));
        model.addAttribute("tabs", Tabs.of(sight.message(), sight.number(), form));
        model.addAttribute("form", form);
        model.addAttribute(
                "download",
                Paths.of(sight.message()) + "/download?sight=" + sight.number() + "&form=" + Filter.code(form));
        if (form == Form.PARSED) {
            model.addAttribute("parts", PartView.of(contents.parts(sight)));
        } else {
            Optional<Outgoing> outgoing = outgoing(sight, form);
            Optional<Excerpt> text = text(sight, form, outgoing).map(Excerpt::of);
            model.addAttribute(
                    "caution",
                    outgoing.filter(sent -> text.isPresent())
                            .map(sent -> SentText.caution(sent.wire()))
                            .orElse(""));
            model.addAttribute("text", text.orElse(null));
            model.addAttribute("parts", List.of());
        }
    }

    private Optional<Outgoing> outgoing(Sight sight, Form form) {
        return form == Form.SENT ? Optional.of(contents.outgoing(sight)) : Optional.empty();
    }

    private Optional<Bytes> text(Sight sight, Form form, Optional<Outgoing> outgoing) {
        return outgoing.flatMap(Outgoing::made)
                .map(made -> Bytes.utf8(SentText.of(made)))
                .or(() -> contents.text(sight, form));
    }

    @GetMapping(Paths.ONE + "/download")
    ResponseEntity<byte[]> download(
            @PathVariable String way,
            @PathVariable String partner,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String sight,
            @RequestParam(defaultValue = "") String form,
            HttpServletRequest request) {
        MessageKey key = Paths.key(way, partner, id);
        Sight holding = watcher.sight(watcher.course(key), sight, request)
                .orElseThrow(
                        () -> new IllegalFilter("The reason holds no more. State it again on the message's page."));
        Form chosen = Tabs.chosen(key.way(), form);
        Optional<Outgoing> outgoing = outgoing(holding, chosen);
        Bytes body = text(holding, chosen, outgoing).orElseThrow(NotThere::new);
        String ending = outgoing.flatMap(Outgoing::made).isPresent() ? ".txt" : ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + key.messageId() + ending + "\"")
                .body(body.toArray());
    }
}
