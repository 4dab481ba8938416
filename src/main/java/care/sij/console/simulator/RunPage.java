package care.sij.console.simulator;

import care.sij.access.PersonRole;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.OpenTo;
import care.sij.console.frame.Words;
import care.sij.console.simulator.Dispatch.Attention;
import care.sij.partner.PartnerRole;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a message is watched on its way, and sent again. */
@Controller
@Profile("demo")
@OpenTo(value = PersonRole.INTEGRATION_ADMIN, at = PartnerRole.CLINIC)
class RunPage {

    private static final String PAGE = "redirect:/console/simulator/runs/";

    private final Samples samples;
    private final Runner runner;
    private final Runs runs;
    private final Words words;

    RunPage(Samples samples, Runner runner, Runs runs, Words words) {
        this.samples = samples;
        this.runner = runner;
        this.runs = runs;
        this.words = words;
    }

    @GetMapping("/console/simulator/runs/{id}")
    String show(@PathVariable String id, Model model) {
        Run run = run(id);
        model.addAttribute("run", view(run));
        model.addAttribute("sample", run.chosen().sample().id());
        model.addAttribute("defects", StartPage.defects());
        return "console/simulator/run";
    }

    /** The part of the page that changes while the run goes on. */
    @GetMapping("/console/simulator/runs/{id}/progress")
    String progress(@PathVariable String id, Model model) {
        model.addAttribute("run", view(run(id)));
        return "console/simulator/run :: progress";
    }

    /** Sends the very same bytes again. */
    @PostMapping("/console/simulator/runs/{id}/again")
    String again(@PathVariable String id) {
        Run run = run(id);
        return PAGE
                + runner.start(run.patient(), List.of(run.chosen()), Optional.of(run.id()))
                        .id();
    }

    /** Sends what comes next in the journey, about the same patient. */
    @PostMapping("/console/simulator/runs/{id}/next")
    String next(@PathVariable String id) {
        Run run = run(id);
        Sample next = samples.next(run.chosen().sample()).orElseThrow(NotThere::new);
        Dispatch dispatch = Order.plain(next, run.patient(), Attention.WATCHED);
        return PAGE
                + runner.start(run.patient(), List.of(dispatch), Optional.empty())
                        .id();
    }

    /** Sends the same sample with a defect, alone and about another patient. */
    @PostMapping("/console/simulator/runs/{id}/broken")
    String broken(@PathVariable String id, @RequestParam String defect) {
        Run run = run(id);
        Sample sample = run.chosen().sample();
        Defect chosen = StartPage.one("defect", Defect.values(), defect);
        SyntheticPatient patient = SyntheticPatient.fresh();
        Order order = new Order(sample, Order.Way.ALONE, Optional.empty(), chosen);
        return PAGE
                + runner.start(patient, order.dispatches(samples.upTo(sample), patient), Optional.empty())
                        .id();
    }

    private Run run(String id) {
        return runs.find(id).orElseThrow(NotThere::new);
    }

    private RunView view(Run run) {
        return RunView.of(
                run,
                run.repeats().flatMap(runs::find),
                samples.next(run.chosen().sample()),
                words);
    }
}
