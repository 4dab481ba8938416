package care.sij.console.partners;

import care.sij.access.Caller;
import care.sij.access.PersonRole;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.OpenTo;
import care.sij.exchange.Alerts;
import care.sij.exchange.Alerts.Deed;
import care.sij.exchange.Alerts.Note;
import care.sij.exchange.Alerts.Told;
import care.sij.partner.PartnerRegister.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One alert: what was done about it, and doing something. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
@RequestMapping("/console/alerts/{number}")
class AlertPage {

    private static final String CHANGED =
            "Somebody did something about this alert after you opened it. Nothing of yours"
                    + " was written down. Look at what is new, then write it down again if it is still right.";
    private static final String ENDED =
            "This alert ended meanwhile: only a remark can be added. Nothing was written down.";

    private final Desk desk;
    private final Alerts alerts;

    AlertPage(Desk desk, Alerts alerts) {
        this.desk = desk;
        this.alerts = alerts;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable("number") String number, @RequestParam(name = "done", defaultValue = "") String done) {
        desk.looking();
        return page(told(number), HttpStatus.OK).addObject("done", Done.text(done));
    }

    private ModelAndView page(Told told, HttpStatus status) {
        List<Note> notes = alerts.notes(told.alert().number());
        return new ModelAndView("console/partners/alert", status)
                .addObject("told", told)
                .addObject("notes", notes)
                .addObject("seen", notes.size())
                .addObject("done", "")
                .addObject("refused", "")
                .addObject("deed", "")
                .addObject("why", "");
    }

    @PostMapping
    ModelAndView note(
            @PathVariable("number") String number,
            @RequestParam(name = "deed", defaultValue = "") String deed,
            @RequestParam(name = "why", defaultValue = "") String why,
            @RequestParam(name = "seen", defaultValue = "") String seen) {
        Caller caller = desk.acting();
        long alert = told(number).alert().number();
        Reason reason = Desk.reason(caller, why);
        int known = known(seen);
        return switch (alerts.note(alert, reason.by(), deed(deed), reason.comment(), known)) {
            case DONE -> new ModelAndView("redirect:/console/alerts/" + alert + "?done=noted");
            case CHANGED_MEANWHILE -> again(number, known, CHANGED, deed, why);
            case NO_LONGER_HOLDS -> again(number, known, ENDED, deed, why);
        };
    }

    private ModelAndView again(String number, int known, String refused, String deed, String why) {
        return page(told(number), HttpStatus.CONFLICT)
                .addObject("seen", known)
                .addObject("refused", refused)
                .addObject("deed", deed)
                .addObject("why", why);
    }

    private static int known(String seen) {
        if (!seen.matches("\\d{1,9}")) {
            throw new IllegalFilter("The field `seen` is how many notes the page showed.");
        }
        return Integer.parseInt(seen);
    }

    private static Deed deed(String word) {
        return Stream.of(Deed.values())
                .filter(deed -> deed.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalFilter("The field `deed` is acknowledged, settled or remarked."));
    }

    private Told told(String number) {
        return Optional.of(number)
                .filter(text -> text.matches("\\d{1,18}"))
                .flatMap(text -> alerts.find(Long.parseLong(text)))
                .orElseThrow(NotThere::new);
    }
}
