package care.sij.console.codes;

import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.console.frame.Ids;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.OpenTo;
import care.sij.console.frame.Tellers;
import care.sij.console.frame.Words;
import care.sij.exchange.CodeMapping;
import care.sij.exchange.CodeMapping.Wanted;
import care.sij.exchange.Deliveries.Run;
import care.sij.partner.CodeMap;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMapChanged;
import care.sij.partner.CodeMaps;
import care.sij.partner.InvalidCodeMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The versions of a partner's code map, what each changed, and the way back to one. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
class CodeMapHistory {

    private static final String PATH = "/console/codes/maps/{partner}/{direction}";
    private static final String NUMBER = "[0-9]{1,9}";
    private static final int SHOWN = 20;

    private final CodesClinic clinic;
    private final CodeMapping mapping;
    private final CodeMaps maps;
    private final Tellers tellers;
    private final Words words;

    CodeMapHistory(CodesClinic clinic, CodeMapping mapping, CodeMaps maps, Tellers tellers, Words words) {
        this.clinic = clinic;
        this.mapping = mapping;
        this.maps = maps;
        this.tellers = tellers;
        this.words = words;
    }

    static String path(String partner) {
        return "/console/codes/maps/" + partner + "/in";
    }

    static ModelAndView redirect(String partner, String done) {
        RedirectView page = new RedirectView(path(partner) + "?done=" + done);
        page.setStatusCode(HttpStatus.SEE_OTHER);
        page.setExposeModelAttributes(false);
        return new ModelAndView(page);
    }

    @GetMapping(PATH)
    ModelAndView history(
            @PathVariable String partner,
            @PathVariable String direction,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String below) {
        return page(checked(partner), direction(direction), done, below(below), HttpStatus.OK);
    }

    @PostMapping(PATH)
    ModelAndView back(
            @PathVariable String partner,
            @PathVariable String direction,
            @RequestParam String version,
            @RequestParam String replaces,
            @RequestParam(defaultValue = "") String comment) {
        Person person = clinic.demandClinic();
        Direction way = direction(direction);
        CodeMaps.Told old = maps.told(checked(partner), way, OptionalInt.of(number(version)))
                .orElseThrow(NotThere::new);
        String why = CodeMapPage.comment(comment);
        try {
            mapping.set(
                    new Wanted(partner, way, OptionalInt.of(number(replaces)), old.map(), person.signature(), why),
                    Run.REAL);
        } catch (CodeMapChanged changed) {
            return page(partner, way, "changed", OptionalInt.empty(), HttpStatus.CONFLICT);
        } catch (InvalidCodeMap wrong) {
            return page(partner, way, "", OptionalInt.empty(), HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject(
                            "refused",
                            "Version " + old.version() + " cannot hold again, nothing was set. " + wrong.text());
        }
        RedirectView page = new RedirectView(
                "/console/codes/maps/" + partner + "/" + way.name().toLowerCase(Locale.ROOT) + "?done=back");
        page.setStatusCode(HttpStatus.SEE_OTHER);
        page.setExposeModelAttributes(false);
        return new ModelAndView(page);
    }

    private ModelAndView page(String partner, Direction direction, String done, OptionalInt below, HttpStatus status) {
        int newest = maps.newest(partner, direction).version();
        int last = Math.min(newest, below.orElse(Integer.MAX_VALUE) - 1);
        int first = Math.max(1, last - SHOWN + 1);
        String path = "/console/codes/maps/" + partner + "/" + direction.name().toLowerCase(Locale.ROOT);
        ModelAndView page = new ModelAndView("console/codes/history", status);
        page.addObject("partner", partner);
        page.addObject("direction", direction == Direction.IN ? "from the partner" : "to the partner");
        page.addObject("path", path);
        page.addObject("other", "/console/codes/maps/" + partner + "/" + (direction == Direction.IN ? "out" : "in"));
        page.addObject("versions", versions(partner, direction, first, last));
        page.addObject("start", last < newest ? path : null);
        page.addObject("next", first > 1 ? path + "?below=" + first : null);
        page.addObject("newest", newest);
        page.addObject("clinic", clinic.own().isEmpty());
        page.addObject(
                "done",
                switch (done) {
                    case "set" -> "The map is set. It holds for what comes from now on.";
                    case "back" -> "The earlier version holds again, as a new one.";
                    default -> null;
                });
        page.addObject(
                "refused",
                done.equals("changed")
                        ? "Somebody set another version meanwhile; nothing was set. Look at it below."
                        : null);
        return page;
    }

    /** These versions, the latest first. */
    private List<VersionView> versions(String partner, Direction direction, int first, int last) {
        List<VersionView> versions = new ArrayList<>();
        CodeMap before = first == 1 ? CodeMap.NONE : maps.of(partner, direction, first - 1);
        for (int version = first; version <= last; version++) {
            CodeMap after = maps.of(partner, direction, version);
            CodeMaps.Told told =
                    maps.told(partner, direction, OptionalInt.of(version)).orElseThrow(NotThere::new);
            versions.add(VersionView.of(told, before, after, tellers, words));
            before = after;
        }
        Collections.reverse(versions);
        return versions;
    }

    private String checked(String partner) {
        if (!Ids.isLabel(partner)) {
            throw new NotThere();
        }
        clinic.demandSight(partner);
        return partner;
    }

    private static Direction direction(String typed) {
        return Arrays.stream(Direction.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(typed))
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    private static OptionalInt below(String typed) {
        if (typed.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!typed.matches(NUMBER)) {
            throw new IllegalFilter("The parameter `below` is the number of a version.");
        }
        return OptionalInt.of(Integer.parseInt(typed));
    }

    private static int number(String typed) {
        if (!typed.matches(NUMBER)) {
            throw new NotThere();
        }
        return Integer.parseInt(typed);
    }
}
