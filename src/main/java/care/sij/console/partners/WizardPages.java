package care.sij.console.partners;

import care.sij.access.Caller;
import care.sij.access.PersonRole;
import care.sij.access.SmartInteraction;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.OpenTo;
import care.sij.console.partners.WizardDeeds.Went;
import care.sij.partner.PartnerDrafts;
import care.sij.partner.PartnerDrafts.Draft;
import java.util.Map;
import java.util.Optional;
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

/** The steps by which a partner is connected; the draft is kept here, so that any session can go on with it. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
@RequestMapping("/console/partners/new")
class WizardPages {

    private static final int SHOWN = 50;
    private static final String BASE = "redirect:/console/partners/new";

    private final Desk desk;
    private final PartnerDrafts drafts;
    private final Wizard wizard;
    private final WizardDeeds deeds;
    private final WizardView view;

    WizardPages(Desk desk, PartnerDrafts drafts, Wizard wizard, WizardDeeds deeds, WizardView view) {
        this.desk = desk;
        this.drafts = drafts;
        this.wizard = wizard;
        this.deeds = deeds;
        this.view = view;
    }

    @GetMapping
    String drafts(@RequestParam(name = "done", defaultValue = "") String done, Model model) {
        desk.looking();
        model.addAttribute("drafts", drafts.latest(SHOWN));
        model.addAttribute("done", Done.text(done));
        return "console/partners/drafts";
    }

    @PostMapping
    String begin(@RequestParam(name = "kind", defaultValue = "") String kind) {
        Caller caller = desk.registering(SmartInteraction.CREATE);
        if (!kind.equals("fhir") && !kind.equals("v2")) {
            throw new IllegalFilter("The field `kind` is fhir or v2.");
        }
        Draft begun = drafts.begin(caller.signature());
        Draft draft =
                drafts.say(begun, Beginning.said(kind), caller.signature()).orElse(begun);
        return at(draft, Step.ADDRESS);
    }

    @GetMapping("/{draft:[0-9a-f-]{36}}/{step}")
    ModelAndView show(@PathVariable("draft") String id, @PathVariable("step") String step) {
        Caller caller = desk.looking();
        return view.of(draft(id), Step.named(step), Faults.NONE, HttpStatus.OK, caller);
    }

    @PostMapping("/{draft:[0-9a-f-]{36}}/{step}")
    ModelAndView go(
            @PathVariable("draft") String id,
            @PathVariable("step") String word,
            @RequestParam MultiValueMap<String, String> form) {
        Caller caller = desk.registering(SmartInteraction.CREATE);
        Step step = Step.named(word);
        Typed typed = Typed.of(form);
        Draft draft = draft(id);
        Keepable keepable = Keepable.of(Beginning.with(draft, step, typed));
        demandRoom(keepable.said());
        if (draft.revision() != typed.number("revision")) {
            return view.stale(draft, step, keepable);
        }
        Optional<Draft> kept = drafts.say(draft, keepable.said(), caller.signature());
        if (kept.isEmpty()) {
            return view.stale(draft(id), step, keepable);
        }
        return keepable.faults().isEmpty()
                ? after(kept.get(), step, typed, caller)
                : view.of(kept.get(), step, keepable.faults(), HttpStatus.UNPROCESSABLE_CONTENT, caller);
    }

    private void demandRoom(Map<String, String> said) {
        if (!drafts.hasRoomFor(said)) {
            throw new IllegalFilter("All fields of a draft together have at most " + PartnerDrafts.ROOM
                    + " characters. Shorten the longest.");
        }
    }

    private ModelAndView after(Draft draft, Step step, Typed typed, Caller caller) {
        return switch (typed.text("go")) {
            case "back" -> new ModelAndView(at(draft, step.before().orElse(step)));
            case "stay" -> new ModelAndView(at(draft, step));
            case "next" -> next(draft, step, caller);
            case "ask" -> new ModelAndView(at(deeds.ask(draft, caller), Step.SERVER));
            case "try" -> new ModelAndView(at(deeds.tryOut(draft, caller), Step.TEST));
            case "live" -> live(draft, typed, caller);
            default -> throw new IllegalFilter("The button's value is back, stay, next, ask, try or live.");
        };
    }

    private ModelAndView next(Draft draft, Step step, Caller caller) {
        Faults faults = wizard.faults(draft.said()).in(step);
        return faults.isEmpty()
                ? new ModelAndView(at(draft, step.next().orElse(step)))
                : view.of(draft, step, faults, HttpStatus.UNPROCESSABLE_CONTENT, caller);
    }

    private ModelAndView live(Draft draft, Typed typed, Caller caller) {
        Went went = deeds.live(draft, Desk.reason(caller, typed.text("why")));
        return went.faults().isEmpty()
                ? new ModelAndView("redirect:/console/partners/" + Wizard.id(draft) + "?done="
                        + went.done().code())
                : view.of(draft, Step.REVIEW, went.faults(), HttpStatus.UNPROCESSABLE_CONTENT, caller);
    }

    @PostMapping("/{draft:[0-9a-f-]{36}}/end")
    String end(@PathVariable("draft") String id) {
        desk.registering(SmartInteraction.CREATE);
        drafts.end(draft(id).id());
        return BASE + "?done=ended";
    }

    private Draft draft(String id) {
        return drafts.find(id).orElseThrow(NotThere::new);
    }

    private static String at(Draft draft, Step step) {
        return BASE + "/" + draft.id() + "/" + step.word();
    }
}
