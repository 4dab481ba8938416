package care.sij.console.codes;

import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.NotThere;
import care.sij.console.frame.OpenTo;
import care.sij.exchange.CodeMapping;
import care.sij.exchange.CodeMapping.Preview;
import care.sij.exchange.CodeMapping.Wanted;
import care.sij.exchange.CodeProposals;
import care.sij.exchange.CodeProposals.Proposed;
import care.sij.exchange.Deliveries.Run;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMapChanged;
import care.sij.partner.CodeMaps;
import care.sij.partner.InvalidCodeMap;
import care.sij.partner.Partners;
import java.util.List;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.ConceptMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page where an unread code gets its meaning: proposed, tried on kept messages, set. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
class CodeMapPage {

    static final String PATH = "/console/codes/map";
    private static final int TRIED = 50;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;
    private static final String VERSION = "[0-9]{1,9}";

    private final CodesClinic clinic;
    private final CodeProposals proposals;
    private final CodeMapping mapping;
    private final CodeMaps maps;
    private final Partners partners;
    private final Meanwhile meanwhile;

    CodeMapPage(
            CodesClinic clinic,
            CodeProposals proposals,
            CodeMapping mapping,
            CodeMaps maps,
            Partners partners,
            Meanwhile meanwhile) {
        this.clinic = clinic;
        this.proposals = proposals;
        this.mapping = mapping;
        this.maps = maps;
        this.partners = partners;
        this.meanwhile = meanwhile;
    }

    @GetMapping(PATH)
    ModelAndView form(
            @RequestParam String partner,
            @RequestParam String system,
            @RequestParam String code,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "equivalent") String width) {
        clinic.demandClinic();
        Wish wish = known(Wish.of(partner, system, code, place, target, width));
        List<Proposed> proposed = proposals.of(partner, wish.code(), place);
        ModelAndView page = page(wish, proposed, target, HttpStatus.OK);
        if (!target.isEmpty()) {
            try {
                Preview preview = mapping.preview(partner, map(wish), TRIED);
                page.addObject("preview", TrialView.of(preview));
            } catch (InvalidCodeMap wrong) {
                page.addObject("fault", wrong.text());
                page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            }
        }
        return page;
    }

    @PostMapping(PATH)
    ModelAndView set(
            @RequestParam String partner,
            @RequestParam String system,
            @RequestParam String code,
            @RequestParam(defaultValue = "") String place,
            @RequestParam String target,
            @RequestParam(defaultValue = "equivalent") String width,
            @RequestParam String replaces,
            @RequestParam(defaultValue = "") String comment) {
        Person person = clinic.demandClinic();
        Wish wish = known(Wish.of(partner, system, code, place, target, width));
        if (target.isEmpty() || !replaces.matches(VERSION)) {
            throw new IllegalFilter("The field `target` takes one of the list.");
        }
        String why = comment(comment);
        int version = Integer.parseInt(replaces);
        try {
            mapping.set(
                    new Wanted(partner, Direction.IN, OptionalInt.of(version), map(wish), person.signature(), why),
                    Run.REAL);
            return CodeMapHistory.redirect(partner, "set");
        } catch (CodeMapChanged changed) {
            return overtaken(wish, target, version, why);
        } catch (InvalidCodeMap wrong) {
            ModelAndView page =
                    page(wish, proposals.of(partner, wish.code(), place), target, HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("fault", wrong.text());
            return page;
        }
    }

    /** Somebody else was first: what that changed, and the own choice to go on with. */
    private ModelAndView overtaken(Wish wish, String target, int version, String why) {
        ModelAndView page =
                page(wish, proposals.of(wish.partner(), wish.code(), wish.place()), target, HttpStatus.CONFLICT);
        page.addObject(
                "fault",
                "Somebody set another version meanwhile; nothing was set. Look at what it changed. Your choice is kept"
                        + " below: set it on the newest version, or try it first.");
        page.addObject("meanwhile", meanwhile.since(wish.partner(), version).orElse(null));
        page.addObject("comment", why);
        return page;
    }

    static String comment(String typed) {
        String text = typed.strip();
        if (text.length() < SHORTEST || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new IllegalFilter("The field `comment` takes 5 to 500 characters.");
        }
        return text;
    }

    private Wish known(Wish wish) {
        if (partners.ever().stream().noneMatch(one -> one.id().equals(wish.partner()))) {
            throw new NotThere();
        }
        return wish;
    }

    private ConceptMap map(Wish wish) {
        return wish.in(
                maps.told(wish.partner(), Direction.IN, OptionalInt.empty()).map(CodeMaps.Told::map));
    }

    private ModelAndView page(Wish wish, List<Proposed> proposed, String target, HttpStatus status) {
        ModelAndView page = new ModelAndView("console/codes/map", status);
        page.addObject("wish", wish);
        page.addObject("code", wish.code());
        page.addObject("proposed", proposed.stream().map(ProposalView::of).toList());
        page.addObject("target", target.isEmpty() ? first(proposed) : target);
        page.addObject("chosen", target);
        page.addObject("width", wish.width() == Wish.Width.WIDER ? "wider" : "equivalent");
        page.addObject("replaces", maps.newest(wish.partner(), Direction.IN).version());
        page.addObject("history", CodeMapHistory.path(wish.partner()));
        return page;
    }

    private static String first(List<Proposed> proposed) {
        return proposed.stream()
                .findFirst()
                .filter(one -> !one.why().isEmpty())
                .map(one -> ProposalView.of(one).value())
                .orElse("");
    }
}
