package care.sij.console.journey;

import care.sij.access.BrokenGlass;
import care.sij.access.Callers;
import care.sij.access.PersonRole;
import care.sij.console.frame.Ids;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.OpenTo;
import care.sij.console.frame.Reading;
import care.sij.record.StoredVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one patient's journey. */
@Controller
@OpenTo({PersonRole.COORDINATOR, PersonRole.CLINICIAN, PersonRole.AUDITOR})
class JourneyController {

    private static final String PAGE = "console/journey/journey";

    private final Reading reading;
    private final Callers callers;
    private final BrokenGlass.Breaking glass;
    private final SeenJourneys journeys;
    private final Clock clock;

    JourneyController(
            Reading reading, Callers callers, BrokenGlass.Breaking glass, SeenJourneys journeys, Clock clock) {
        this.reading = reading;
        this.callers = callers;
        this.glass = glass;
        this.journeys = journeys;
        this.clock = clock;
    }

    @GetMapping("/console/patients/{id}")
    String journey(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int left,
            @RequestParam(defaultValue = "0") int right,
            @RequestParam(defaultValue = "0") int older,
            Model model) {
        return page(id, Chosen.page(left, right, older), model);
    }

    /** The same with what is hidden otherwise: the reason is noted first, and holds for this answer alone. */
    @PostMapping("/console/patients/{id}/hidden")
    String hidden(@PathVariable String id, @RequestParam String reason, HttpServletRequest request, Model model) {
        if (reason.isBlank() || reason.strip().length() > BrokenGlass.LONGEST_REASON) {
            throw new IllegalFilter(
                    "The reason has 1 to " + BrokenGlass.LONGEST_REASON + " characters. Nothing more was shown.");
        }
        glass.now(request, reason);
        model.addAttribute("opened", true);
        return page(id, Chosen.WHOLE, model);
    }

    private String page(String id, Chosen chosen, Model model) {
        Instant now = clock.instant();
        List<StoredVersion> seen = reading.ofPatient(Ids.ofPath(id), now);
        model.addAttribute(
                "journey",
                journeys.of(id, seen, keys -> reading.until(keys, now), chosen, now)
                        .orElseThrow(NotThere::new));
        model.addAttribute("chosen", chosen);
        model.addAttribute("clinician", callers.current().person().orElseThrow().role() == PersonRole.CLINICIAN);
        return PAGE;
    }
}
