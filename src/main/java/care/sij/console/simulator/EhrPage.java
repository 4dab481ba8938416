package care.sij.console.simulator;

import care.sij.access.PersonRole;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.OpenTo;
import care.sij.partner.PartnerRole;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an EHR would be sent of an outcome, without anything being sent. */
@Controller
@Profile("demo")
@OpenTo(value = PersonRole.INTEGRATION_ADMIN, at = PartnerRole.CLINIC)
class EhrPage {

    private final Samples samples;
    private final Ehrs ehrs;

    EhrPage(Samples samples, Ehrs ehrs) {
        this.samples = samples;
        this.ehrs = ehrs;
    }

    @GetMapping("/console/simulator/ehr")
    String show(
            @RequestParam(defaultValue = "J1-11") String sample,
            @RequestParam(defaultValue = "profile:epic") String ehr,
            Model model) {
        Sample chosen = samples.find(sample)
                .orElseThrow(() -> new IllegalFilter("The field `sample` names no message of the journeys."));
        Ehr asked = Optional.of(ehr)
                .flatMap(ehrs::find)
                .orElseThrow(
                        () -> new IllegalFilter(
                                "The field `ehr` names no profile, and no partner that takes anything. Choose one of the list."));
        model.addAttribute("groups", StartPage.groups(samples.all()));
        model.addAttribute("ehrs", ehrs.all());
        model.addAttribute("sample", chosen.id());
        model.addAttribute("ehr", asked.id());
        model.addAttribute(
                "asked",
                EhrView.of(
                        chosen,
                        asked,
                        ehrs.forecast(chosen, samples.upTo(chosen).get(0), asked)));
        return "console/simulator/ehr";
    }
}
