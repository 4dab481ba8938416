package care.sij.console.partners;

import care.sij.access.Caller;
import care.sij.access.PersonRole;
import care.sij.access.SmartInteraction;
import care.sij.console.frame.OpenTo;
import care.sij.console.partners.Setting.Kind;
import care.sij.partner.PartnerRegister;
import care.sij.partner.PartnerRegister.Change;
import care.sij.partner.PartnerRegister.Expected;
import care.sij.partner.PartnerRegister.Outcome;
import care.sij.partner.PartnerRegister.Reason;
import care.sij.partner.PartnerRegister.Run;
import care.sij.partner.RegisterRefusal;
import care.sij.partner.RegisterRefused;
import care.sij.partner.RegisteredVersion;
import java.util.List;
import java.util.function.Function;
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

/** A partner's registration: as it is, changed by a form. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
@RequestMapping("/console/partners/{id:[a-z0-9][a-z0-9-]{0,63}}/configuration")
class ConfigurationPage {

    private static final String VIEW = "console/partners/configuration";

    private final Desk desk;
    private final Known known;
    private final PartnerRegister register;
    private final Choices choices;

    ConfigurationPage(Desk desk, Known known, PartnerRegister register, Choices choices) {
        this.choices = choices;
        this.desk = desk;
        this.known = known;
        this.register = register;
    }

    @GetMapping
    String show(@PathVariable("id") String id, Model model) {
        desk.looking();
        RegisteredVersion version = known.version(id);
        RegistrationTree tree = RegistrationTree.of(version.yaml());
        model.addAttribute("version", version);
        model.addAttribute("fields", fields(tree, tree::said, Faults.NONE));
        model.addAttribute("faults", Faults.NONE);
        model.addAttribute("why", "");
        return VIEW;
    }

    /** Offers what it says now too, whatever was typed. */
    private List<Field> fields(RegistrationTree now, Function<Setting, String> said, Faults faults) {
        return Field.of(edited(now), said, faults, choices.beside(now::said, Kind.ANY));
    }

    /** What is told to a partner that is sent nothing is not asked. */
    private static List<Setting> edited(RegistrationTree tree) {
        return Setting.edited().stream()
                .filter(setting -> setting != Setting.EVENTS
                        || !tree.said(Setting.ENDPOINT).isEmpty())
                .toList();
    }

    @PostMapping
    ModelAndView change(@PathVariable("id") String id, @RequestParam MultiValueMap<String, String> form) {
        Caller caller = desk.registering(SmartInteraction.UPDATE);
        Typed typed = Typed.of(form);
        Reason reason = Desk.reason(caller, typed.text("why"));
        RegisteredVersion current = known.version(id);
        if (current.version() != typed.number("version")) {
            return stale(id, typed, current);
        }
        RegistrationTree tree = RegistrationTree.of(current.yaml());
        edited(tree).forEach(setting -> tree.set(setting, typed.text(setting.path())));
        try {
            Change change =
                    register.put(id, tree.document(), new Expected.Version(current.version()), reason, Run.REAL);
            String done = change.outcome() == Outcome.UNCHANGED ? "same" : "changed";
            return new ModelAndView("redirect:/console/partners/" + id + "?done=" + done);
        } catch (RegisterRefused refused) {
            return refused.refusal() == RegisterRefusal.CHANGED_MEANWHILE
                    ? stale(id, typed, known.version(id))
                    : again(current, typed, Faults.of(refused.problems()));
        }
    }

    private ModelAndView again(RegisteredVersion current, Typed typed, Faults faults) {
        RegistrationTree tree = RegistrationTree.of(current.yaml());
        return new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("version", current)
                .addObject("fields", fields(tree, setting -> typed.text(setting.path()), faults))
                .addObject("faults", faults)
                .addObject("why", typed.text("why"));
    }

    /** Somebody else was first: what it changed, and what was typed here to go on with. */
    private ModelAndView stale(String id, Typed typed, RegisteredVersion current) {
        DiffWords meanwhile = known.difference(id, typed.number("version"), current.version());
        RegistrationTree tree = RegistrationTree.of(current.yaml());
        return new ModelAndView("console/partners/stale", HttpStatus.CONFLICT)
                .addObject("version", current)
                .addObject("meanwhile", meanwhile)
                .addObject("fields", fields(tree, setting -> typed.text(setting.path()), Faults.NONE))
                .addObject("faults", Faults.NONE)
                .addObject("why", typed.text("why"));
    }
}
