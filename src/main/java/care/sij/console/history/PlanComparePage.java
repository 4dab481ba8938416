package care.sij.console.history;

import care.sij.access.PersonRole;
import care.sij.audit.PlanComparison;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.OpenTo;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a patient's plans state otherwise at the later of two instants, in words. */
@Controller
@OpenTo({PersonRole.AUDITOR, PersonRole.CLINICIAN, PersonRole.COORDINATOR})
class PlanComparePage {

    private final HistorySubjects subjects;
    private final PatientPlans plans;
    private final Instants instants;

    PlanComparePage(HistorySubjects subjects, PatientPlans plans, Instants instants) {
        this.subjects = subjects;
        this.plans = plans;
        this.instants = instants;
    }

    @GetMapping("/console/patients/{id}/history/compare")
    String compare(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = Instants.CLINIC) String zone,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Subject subject = subjects.of(id);
        Instant latest = instants.latest();
        Instant later = to.isBlank() ? latest : instants.known("to", to, zone);
        Instant earlier = instants.read("from", from, zone).orElse(Instant.EPOCH);
        if (earlier.isAfter(later)) {
            throw new IllegalFilter("The field from takes a date and time before that in the field to.");
        }
        model.addAttribute(
                "view",
                CompareView.of(
                        subject,
                        earlier,
                        later,
                        PlanComparison.between(plans.known(subject, earlier), plans.known(subject, later)),
                        page));
        model.addAttribute("zone", zone);
        model.addAttribute("fromBox", from.isBlank() ? "" : instants.box(earlier, zone));
        model.addAttribute("toBox", instants.box(later, zone));
        model.addAttribute("clinicZone", instants.clinicZone());
        return "console/history/compare";
    }
}
