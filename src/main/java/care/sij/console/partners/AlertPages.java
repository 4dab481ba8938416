package care.sij.console.partners;

import care.sij.access.Caller;
import care.sij.access.PersonRole;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.OpenTo;
import care.sij.exchange.Alerts;
import care.sij.exchange.Alerts.Asked;
import care.sij.exchange.Alerts.Deed;
import care.sij.exchange.Alerts.Standing;
import care.sij.exchange.Alerts.Told;
import care.sij.partner.PartnerRegister.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What needs somebody's eye, who looks after it, and what was done. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
@RequestMapping("/console/alerts")
class AlertPages {

    private static final int ROWS = 50;
    private static final Set<Standing> TO_DO = Set.of(Standing.OPEN, Standing.ACKNOWLEDGED);

    private final Desk desk;
    private final Alerts alerts;

    AlertPages(Desk desk, Alerts alerts) {
        this.desk = desk;
        this.alerts = alerts;
    }

    @GetMapping
    String list(
            @RequestParam(name = "state", defaultValue = "to-do") String state,
            @RequestParam(name = "condition", defaultValue = "") String condition,
            @RequestParam(name = "subject", defaultValue = "") String subject,
            @RequestParam(name = "below", defaultValue = "999999999999999999") String below,
            Model model) {
        desk.looking();
        List<Told> found = alerts.find(
                new Asked(
                        standings(state),
                        condition(condition),
                        Optional.of(subject).filter(text -> !text.isBlank())),
                number(below),
                ROWS + 1);
        model.addAttribute("alerts", found.stream().limit(ROWS).toList());
        model.addAttribute(
                "below", found.size() > ROWS ? found.get(ROWS - 1).alert().number() : null);
        Map<String, Integer> counts = new TreeMap<>();
        alerts.counts().forEach((standing, count) -> counts.put(word(standing), count));
        model.addAttribute("counts", counts);
        model.addAttribute("conditions", alerts.conditions());
        model.addAttribute("state", state);
        model.addAttribute("condition", condition);
        model.addAttribute("subject", subject);
        return "console/partners/alerts";
    }

    private static Set<Standing> standings(String state) {
        return switch (state) {
            case "to-do" -> TO_DO;
            case "all" -> Set.of();
            default ->
                Stream.of(Standing.values())
                        .filter(standing -> word(standing).equals(state))
                        .findFirst()
                        .map(Set::of)
                        .orElseThrow(() -> new IllegalFilter(
                                "The filter `state` is to-do, open, acknowledged, settled, resolved or all."));
        };
    }

    private static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    private Optional<String> condition(String code) {
        if (!code.isEmpty() && !alerts.conditions().contains(code)) {
            throw new IllegalFilter("The filter `condition` is one of " + String.join(", ", alerts.conditions()) + ".");
        }
        return Optional.of(code).filter(text -> !text.isEmpty());
    }

    @GetMapping("/{number}")
    String show(
            @PathVariable("number") String number,
            @RequestParam(name = "done", defaultValue = "") String done,
            Model model) {
        desk.looking();
        Told told = told(number);
        model.addAttribute("told", told);
        model.addAttribute("notes", alerts.notes(told.alert().number()));
        model.addAttribute("done", Done.text(done));
        return "console/partners/alert";
    }

    @PostMapping("/{number}")
    String note(
            @PathVariable("number") String number,
            @RequestParam(name = "deed", defaultValue = "") String deed,
            @RequestParam(name = "why", defaultValue = "") String why) {
        Caller caller = desk.acting();
        long alert = told(number).alert().number();
        Reason reason = Desk.reason(caller, why);
        if (!alerts.note(alert, reason.by(), deed(deed), reason.comment())) {
            throw new IllegalFilter("This alert no longer holds: only a remark can be added.");
        }
        return "redirect:/console/alerts/" + alert + "?done=noted";
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

    private static long number(String below) {
        if (!below.matches("\\d{1,18}")) {
            throw new IllegalFilter("The parameter `below` is the number of an alert.");
        }
        return Long.parseLong(below);
    }
}
