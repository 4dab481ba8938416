package care.sij.console.simulator;

import care.sij.access.PersonRole;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.OpenTo;
import care.sij.console.frame.Words;
import care.sij.partner.PartnerRole;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a sample is chosen and sent. */
@Controller
@Profile("demo")
@OpenTo(value = PersonRole.INTEGRATION_ADMIN, at = PartnerRole.CLINIC)
class StartPage {

    static final List<String> CLIENTS = List.of("demo-hospital", "demo-clinic", "demo-payer");
    private static final String OWN_SENDER = "";

    private final Samples samples;
    private final Runner runner;
    private final Runs runs;
    private final Words words;

    StartPage(Samples samples, Runner runner, Runs runs, Words words) {
        this.samples = samples;
        this.runner = runner;
        this.runs = runs;
        this.words = words;
    }

    /** A journey and its samples, for a list to choose from. */
    record Group(String journey, List<Choice> choices) {}

    /** Something to choose. */
    record Choice(String value, String title) {}

    @GetMapping("/console/simulator")
    String start(@RequestParam(defaultValue = "") String sample, Model model) {
        model.addAttribute("groups", groups(samples.all()));
        model.addAttribute("chosen", sample);
        model.addAttribute("clients", CLIENTS);
        model.addAttribute(
                "ways",
                Stream.of(Order.Way.values())
                        .map(way -> new Choice(way.name(), way.title()))
                        .toList());
        model.addAttribute("defects", defects());
        model.addAttribute(
                "runs",
                runs.all().stream()
                        .map(run -> RunView.of(run, Optional.empty(), Optional.empty(), words))
                        .toList());
        return "console/simulator/start";
    }

    @PostMapping("/console/simulator/runs")
    String send(
            @RequestParam String sample,
            @RequestParam(defaultValue = "AFTER") String way,
            @RequestParam(defaultValue = OWN_SENDER) String client,
            @RequestParam(defaultValue = "NONE") String defect) {
        Sample chosen = samples.find(sample)
                .orElseThrow(() -> new IllegalFilter("The field `sample` names no message of the journeys."));
        Order order = new Order(
                chosen, one("way", Order.Way.values(), way), sender(client), one("defect", Defect.values(), defect));
        SyntheticPatient patient = SyntheticPatient.fresh();
        Run run = runner.start(patient, order.dispatches(samples.upTo(chosen), patient), Optional.empty());
        return "redirect:/console/simulator/runs/" + run.id();
    }

    static List<Choice> defects() {
        return Stream.of(Defect.values())
                .map(defect -> new Choice(defect.name(), defect.title()))
                .toList();
    }

    static List<Group> groups(List<Sample> samples) {
        return samples.stream()
                .map(sample -> sample.message().journey())
                .distinct()
                .map(journey -> new Group(
                        journey,
                        samples.stream()
                                .filter(sample -> sample.message().journey().equals(journey))
                                .map(sample -> new Choice(sample.id(), sample.title() + ", by " + sample.client()))
                                .toList()))
                .toList();
    }

    private static Optional<String> sender(String client) {
        if (client.equals(OWN_SENDER)) {
            return Optional.empty();
        }
        return Optional.of(CLIENTS.stream()
                .filter(client::equals)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalFilter("The field `client` is one of " + String.join(", ", CLIENTS) + ".")));
    }

    static <E extends Enum<E>> E one(String field, E[] values, String name) {
        return Stream.of(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalFilter("The field `" + field + "` is one of "
                        + Stream.of(values).map(Enum::name).collect(Collectors.joining(", ")) + "."));
    }
}
