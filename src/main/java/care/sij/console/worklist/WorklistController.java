package care.sij.console.worklist;

import care.sij.access.PersonRole;
import care.sij.clinical.JointSide;
import care.sij.console.frame.OpenTo;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is to be done, list by list. */
@Controller
@OpenTo({PersonRole.COORDINATOR, PersonRole.CLINICIAN})
class WorklistController {

    private final Worklist worklist;
    private final LivePulse pulse;

    WorklistController(Worklist worklist, LivePulse pulse) {
        this.worklist = worklist;
        this.pulse = pulse;
    }

    @GetMapping("/console/worklist")
    String list(@RequestParam Map<String, String> asked, Model model) {
        fill(asked, model, "");
        Answer.of(asked.getOrDefault("done", ""))
                .ifPresent(answer -> model.addAttribute(
                        "done",
                        "Done. The referral now: " + WorkWords.of(answer.state()) + ". The other side is told."));
        model.addAttribute("sides", JointSide.values());
        model.addAttribute("windows", Within.values());
        model.addAttribute("orders", Order.values());
        model.addAttribute("hospitals", worklist.hospitals());
        model.addAttribute("payers", worklist.payers());
        return "console/worklist/list";
    }

    /** What of it changes, when the page asks for it by itself: nobody is at work by that. */
    @GetMapping("/console/live/worklist")
    String again(@RequestParam Map<String, String> asked, Model model) {
        fill(asked, model, "true");
        return "console/worklist/list :: again";
    }

    private void fill(Map<String, String> asked, Model model, String again) {
        WorkFilter filter = WorkFilter.of(asked);
        model.addAttribute("filter", filter);
        model.addAttribute("mark", pulse.mark());
        model.addAttribute("work", worklist.page(filter));
        model.addAttribute("again", again);
    }
}
