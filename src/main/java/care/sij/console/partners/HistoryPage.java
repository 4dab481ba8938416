package care.sij.console.partners;

import care.sij.access.Caller;
import care.sij.access.PersonRole;
import care.sij.access.SmartInteraction;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.OpenTo;
import care.sij.partner.PartnerRegister;
import care.sij.partner.PartnerRegister.Change;
import care.sij.partner.PartnerRegister.Expected;
import care.sij.partner.PartnerRegister.Outcome;
import care.sij.partner.PartnerRegister.Run;
import care.sij.partner.RegisterRefusal;
import care.sij.partner.RegisterRefused;
import care.sij.partner.RegisteredVersion;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What a partner's registration was, what changed in it, by whom and why; and back to a version. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
@RequestMapping("/console/partners/{id:[a-z0-9][a-z0-9-]{0,63}}/history")
class HistoryPage {

    private static final int ROWS = 50;
    private static final String VIEW = "console/partners/rollback";

    private final Desk desk;
    private final Known known;
    private final PartnerRegister register;

    HistoryPage(Desk desk, Known known, PartnerRegister register) {
        this.desk = desk;
        this.known = known;
        this.register = register;
    }

    @GetMapping
    String show(
            @PathVariable("id") String id,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "to", defaultValue = "") String to,
            @RequestParam(name = "below", defaultValue = "999999999") String below,
            Model model) {
        desk.looking();
        known.version(id);
        int limit = number("below", below);
        List<RegisteredVersion> versions = register.history(id).stream()
                .filter(version -> version.version() < limit)
                .limit(ROWS + 1)
                .toList();
        model.addAttribute("id", id);
        model.addAttribute("versions", versions.stream().limit(ROWS).toList());
        model.addAttribute(
                "below", versions.size() > ROWS ? versions.get(ROWS - 1).version() : null);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        if (!from.isEmpty() || !to.isEmpty()) {
            model.addAttribute("diff", known.difference(id, number("from", from), number("to", to)));
        }
        return "console/partners/history";
    }

    @GetMapping("/{number}")
    String rollback(@PathVariable("id") String id, @PathVariable("number") String number, Model model) {
        desk.looking();
        int to = number("version", number);
        model.addAllAttributes(comparison(id, to));
        return VIEW;
    }

    private Map<String, Object> comparison(String id, int to) {
        RegisteredVersion current = known.version(id);
        return Map.of(
                "current",
                current,
                "target",
                target(id, to),
                "diff",
                known.difference(id, current.version(), to),
                "problems",
                List.of(),
                "why",
                "");
    }

    @PostMapping("/{number}")
    ModelAndView rollBack(
            @PathVariable("id") String id,
            @PathVariable("number") String number,
            @RequestParam MultiValueMap<String, String> form) {
        Caller caller = desk.registering(SmartInteraction.UPDATE);
        Typed typed = Typed.of(form);
        int to = number("version", number);
        RegisteredVersion target = target(id, to);
        try {
            Change change = register.put(
                    id,
                    target.yaml(),
                    new Expected.Version(typed.number("version")),
                    Desk.reason(caller, typed.text("why")),
                    Run.REAL);
            String done = change.outcome() == Outcome.UNCHANGED ? "same" : "rolled-back";
            return new ModelAndView("redirect:/console/partners/" + id + "?done=" + done);
        } catch (RegisterRefused refused) {
            return refused(id, to, typed, refused);
        }
    }

    /** Nothing was done: what is wrong, and of a stale form what others changed since it was made. */
    private ModelAndView refused(String id, int to, Typed typed, RegisterRefused refused) {
        boolean stale = refused.refusal() == RegisterRefusal.CHANGED_MEANWHILE;
        ModelAndView page = new ModelAndView(VIEW, stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        page.addAllObjects(comparison(id, to));
        if (stale) {
            page.addObject(
                    "meanwhile",
                    known.difference(
                            id, typed.number("version"), known.version(id).version()));
        }
        return page.addObject("problems", refused.problems()).addObject("why", typed.text("why"));
    }

    /** One to go back to: a version that ended the registration says nothing that could hold again. */
    private RegisteredVersion target(String id, int number) {
        RegisteredVersion version = known.version(id, number);
        if (!version.active()) {
            throw new IllegalFilter("In this version the partner is withdrawn, so that nobody goes back to it."
                    + " Withdraw the partner on its page, or choose another version.");
        }
        return version;
    }

    private static int number(String field, String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalFilter("The parameter `" + field + "` is the number of a version.");
        }
        return Integer.parseInt(text);
    }
}
