package care.sij.console.history;

import care.sij.access.PersonRole;
import care.sij.audit.AuditedRequest;
import care.sij.console.frame.OpenTo;
import care.sij.console.frame.Tellers;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The moments of a patient's plans, and the plans as they were known at any instant. */
@Controller
@OpenTo({PersonRole.AUDITOR, PersonRole.CLINICIAN, PersonRole.COORDINATOR})
class PlanHistoryPage {

    private final HistorySubjects subjects;
    private final PatientPlans plans;
    private final Instants instants;
    private final Tellers tellers;

    PlanHistoryPage(HistorySubjects subjects, PatientPlans plans, Instants instants, Tellers tellers) {
        this.tellers = tellers;
        this.subjects = subjects;
        this.plans = plans;
        this.instants = instants;
    }

    /** @param moment a place of the slider, which counts before {@code at} */
    @GetMapping("/console/patients/{id}/history")
    String history(
            @PathVariable String id,
            @RequestParam Optional<Integer> moment,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = Instants.CLINIC) String zone,
            @RequestParam Optional<Integer> page,
            @RequestParam Optional<Integer> criteria,
            @RequestParam Optional<Integer> others,
            Model model) {
        Subject subject = subjects.of(id);
        Moments moments = plans.moments(subject, instants.latest());
        Instant instant = moment.map(moments::at).orElseGet(() -> asked(at, zone));
        int place = moments.until(instant);
        int shown = page.orElseGet(() -> Moments.pageOf(place));
        KnownPlan plan = PlanTables.of(plans.known(subject, instant));
        AuditedRequest.current().ifPresent(request -> moments.shown(shown).forEach(request::shows));
        model.addAttribute(
                "view",
                new HistoryView(
                        subject,
                        instant,
                        instants.box(instant, zone),
                        zone,
                        place,
                        moments.size(),
                        shown,
                        moments.pages(),
                        plans.page(moments, shown, tellers),
                        plan,
                        Rows.of(plan.criteria(), "criteria", criteria),
                        Rows.of(plan.others(), "others", others)));
        model.addAttribute("clinicZone", instants.clinicZone());
        return "console/history/history";
    }

    private Instant asked(String at, String zone) {
        return at.isBlank() ? instants.latest() : instants.known("at", at, zone);
    }
}
