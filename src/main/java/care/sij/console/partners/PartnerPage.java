package care.sij.console.partners;

import care.sij.access.Caller;
import care.sij.access.PersonRole;
import care.sij.access.SmartInteraction;
import care.sij.console.frame.OpenTo;
import care.sij.exchange.Deliveries;
import care.sij.exchange.Deliveries.Way;
import care.sij.exchange.Deliveries.Why;
import care.sij.exchange.Traffic;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRegister;
import care.sij.partner.PartnerRegister.Expected;
import care.sij.partner.PartnerRegister.Reason;
import care.sij.partner.PartnerRegister.Run;
import care.sij.partner.RegisterRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One partner: how it stands, and what can be done about it. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
@RequestMapping("/console/partners/{id:[a-z0-9][a-z0-9-]{0,63}}")
class PartnerPage {

    private static final int LAST = 10;

    private final Desk desk;
    private final Known known;
    private final Traffic traffic;
    private final Deliveries deliveries;
    private final ConnectionCheck check;
    private final KeyLives keys;
    private final PartnerRegister register;
    private final Clock clock;

    PartnerPage(
            Desk desk,
            Known known,
            Traffic traffic,
            Deliveries deliveries,
            ConnectionCheck check,
            KeyLives keys,
            PartnerRegister register,
            Clock clock) {
        this.desk = desk;
        this.known = known;
        this.traffic = traffic;
        this.deliveries = deliveries;
        this.check = check;
        this.keys = keys;
        this.register = register;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable("id") String id, @RequestParam(name = "done", defaultValue = "") String done, Model model) {
        desk.looking();
        return page(id, Done.text(done), model);
    }

    private String page(String id, String done, Model model) {
        Optional<Partner> partner = known.partner(id);
        Traffic.Standing standing = known.standing(id);
        Instant now = clock.instant();
        model.addAttribute("version", known.version(id));
        model.addAttribute("partner", partner.orElse(null));
        model.addAttribute("connection", known.connection(known.version(id), partner, standing));
        model.addAttribute("standing", standing);
        model.addAttribute("gate", GateWords.of(standing.gate(), deliveries.turned(id)));
        model.addAttribute("age", Row.age(standing, now).orElse(null));
        model.addAttribute("rate", Row.rate(standing.day()));
        model.addAttribute("last", traffic.last(id, LAST));
        model.addAttribute("keys", partner.map(keys::of).orElse(List.of()));
        model.addAttribute("done", done);
        model.addAttribute("why", "");
        return "console/partners/partner";
    }

    @PostMapping("/check")
    String check(@PathVariable("id") String id, Model model) {
        desk.registering(SmartInteraction.UPDATE);
        known.version(id);
        model.addAttribute("checked", check.of(id, known.partner(id)));
        return page(id, "", model);
    }

    @PostMapping("/hold")
    ModelAndView hold(@PathVariable("id") String id, @RequestParam MultiValueMap<String, String> form) {
        return turned(id, Way.HELD, Typed.of(form));
    }

    @PostMapping("/release")
    ModelAndView release(@PathVariable("id") String id, @RequestParam MultiValueMap<String, String> form) {
        return turned(id, Way.RELEASED, Typed.of(form));
    }

    /** A decision on an older page is not done: who held or released the partner since is shown. */
    private ModelAndView turned(String id, Way way, Typed typed) {
        Caller caller = desk.acting();
        Reason reason = Desk.reason(caller, typed.text("why"));
        String partner = known.version(id).partner();
        if (deliveries.turn(partner, way, new Why(reason.by(), reason.comment()), typed.number("turn"))) {
            return new ModelAndView("redirect:/console/partners/" + id + "?done="
                    + (way == Way.HELD ? Done.HELD : Done.RELEASED).code());
        }
        GateWords gate = GateWords.of(known.standing(id).gate(), deliveries.turned(id));
        boolean stillWanted = gate.isHeld() == (way == Way.RELEASED);
        return conflict(id, gate.overtaken()).addObject("why", stillWanted ? reason.comment() : "");
    }

    private ModelAndView conflict(String id, String refused) {
        ExtendedModelMap model = new ExtendedModelMap();
        String view = page(id, "", model);
        return new ModelAndView(view, model, HttpStatus.CONFLICT).addObject("refused", refused);
    }

    @PostMapping("/withdraw")
    ModelAndView withdraw(@PathVariable("id") String id, @RequestParam MultiValueMap<String, String> form) {
        Caller caller = desk.registering(SmartInteraction.DELETE);
        Typed typed = Typed.of(form);
        Reason reason = Desk.reason(caller, typed.text("why"));
        known.version(id);
        try {
            register.withdraw(id, new Expected.Version(typed.number("version")), reason, Run.REAL);
            return new ModelAndView("redirect:/console/partners/" + id + "?done=withdrawn");
        } catch (RegisterRefused refused) {
            return conflict(id, String.join(" ", refused.problems()));
        }
    }
}
