package care.sij.console.partners;

import care.sij.access.PersonRole;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.OpenTo;
import care.sij.exchange.Alerts;
import care.sij.exchange.Alerts.Asked;
import care.sij.exchange.Alerts.Standing;
import care.sij.exchange.Alerts.Told;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What needs somebody's eye, and who looks after it. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
@RequestMapping("/console/alerts")
class AlertPages {

    private static final int ROWS = 50;
    private static final int LONGEST = 200;
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
        demandSound(subject);
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

    private static void demandSound(String subject) {
        if (subject.length() > LONGEST || subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalFilter("The filter `subject` has at most " + LONGEST + " characters, on one line.");
        }
    }

    private static long number(String below) {
        if (!below.matches("\\d{1,18}")) {
            throw new IllegalFilter("The parameter `below` is the number of an alert.");
        }
        return Long.parseLong(below);
    }
}
