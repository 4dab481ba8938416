package care.sij.console.messages;

import care.sij.access.PersonRole;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.OpenTo;
import care.sij.exchange.Deliveries;
import care.sij.exchange.Deliveries.Way;
import care.sij.exchange.Deliveries.Why;
import care.sij.exchange.MessageBrowser.PartnerGate;
import care.sij.exchange.MessageKey;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Holds and releases the partner that a message is for, by the form of the message's page. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
class GateDeeds {

    private static final String TURN = "[0-9]{1,18}";

    private final MessageWatcher watcher;
    private final Deliveries deliveries;

    GateDeeds(MessageWatcher watcher, Deliveries deliveries) {
        this.watcher = watcher;
        this.deliveries = deliveries;
    }

    @PostMapping(Paths.ONE + "/hold")
    ModelAndView hold(
            @PathVariable String way,
            @PathVariable String partner,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String turn) {
        return turned(Paths.key(way, partner, id), Way.HELD, note, turn);
    }

    @PostMapping(Paths.ONE + "/release")
    ModelAndView release(
            @PathVariable String way,
            @PathVariable String partner,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String turn) {
        return turned(Paths.key(way, partner, id), Way.RELEASED, note, turn);
    }

    private ModelAndView turned(MessageKey key, Way way, String note, String turn) {
        watcher.demandClinic();
        watcher.course(key);
        if (key.way() != MessageKey.Way.OUT) {
            throw new NotThere();
        }
        Why why = new Why(watcher.person().signature(), StatedText.of("note", note));
        if (!turn.matches(TURN)) {
            throw new IllegalFilter("The field `turn` is a number.");
        }
        return deliveries.turn(key.partner(), way, why, Long.parseLong(turn))
                ? new ModelAndView("redirect:" + Paths.of(key) + "?done="
                        + Filter.code(way == Way.HELD ? Done.HELD : Done.RELEASED))
                : overtaken(key, way, why.comment());
    }

    /** Somebody else was first: who, and why, and what was typed here to decide anew with. */
    private ModelAndView overtaken(MessageKey key, Way way, String note) {
        PartnerGate gate = watcher.course(key).held();
        boolean wanted = gate == (way == Way.HELD ? PartnerGate.OPEN : PartnerGate.HELD);
        return new ModelAndView("console/messages/decided", HttpStatus.CONFLICT)
                .addObject("path", Paths.of(key))
                .addObject("partner", key.partner())
                .addObject("last", deliveries.turned(key.partner()).orElse(null))
                .addObject("did", way == Way.HELD ? "hold" : "release")
                .addObject("stands", gate.name().toLowerCase(Locale.ROOT))
                .addObject("wanted", wanted)
                .addObject("note", note);
    }
}
