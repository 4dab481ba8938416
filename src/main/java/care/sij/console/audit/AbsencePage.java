package care.sij.console.audit;

import care.sij.access.PersonRole;
import care.sij.console.frame.OpenTo;
import care.sij.console.history.HistorySubjects;
import care.sij.console.history.Instants;
import care.sij.console.history.Subject;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** States that something was not done with a patient, and on what basis. */
@Controller
@OpenTo(PersonRole.AUDITOR)
class AbsencePage {

    private final HistorySubjects subjects;
    private final Instants instants;
    private final SettledInstants settled;
    private final Absences absences;

    AbsencePage(HistorySubjects subjects, Instants instants, SettledInstants settled, Absences absences) {
        this.subjects = subjects;
        this.instants = instants;
        this.settled = settled;
        this.absences = absences;
    }

    @GetMapping("/console/patients/{id}/history/absence")
    String absence(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "") String agent,
            @RequestParam(defaultValue = "Procedure") String type,
            @RequestParam(defaultValue = "") String resource,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = Instants.CLINIC) String zone,
            Model model) {
        Subject subject = subjects.of(id);
        model.addAttribute("subject", subject);
        model.addAttribute("questions", Question.values());
        model.addAttribute("question", question);
        model.addAttribute("agent", agent);
        model.addAttribute("type", type);
        model.addAttribute("resource", resource);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute("zone", zone);
        model.addAttribute("clinicZone", instants.clinicZone());
        model.addAttribute(
                "answer",
                Optional.of(question)
                        .filter(asked -> !asked.isEmpty())
                        .map(Question::of)
                        .map(asked -> absences.answer(new AskedAbsence(
                                asked,
                                subject.id(),
                                agent.strip(),
                                type.strip(),
                                resource.strip(),
                                settled.start("from", from, zone).orElse(asked.beginning()),
                                settled.end("to", to, zone)))));
        return "console/audit/absence";
    }
}
