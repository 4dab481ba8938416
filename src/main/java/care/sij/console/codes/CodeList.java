package care.sij.console.codes;

import care.sij.access.PersonRole;
import care.sij.console.frame.Ids;
import care.sij.console.frame.IllegalFilter;
import care.sij.console.frame.OpenTo;
import care.sij.console.frame.PagePlace;
import care.sij.console.frame.Words;
import care.sij.exchange.CodesToMap;
import care.sij.exchange.CodesToMap.Asked;
import care.sij.exchange.CodesToMap.State;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.record.PageCursor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The codes that nobody could read. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
class CodeList {

    static final String LIST = "/console/codes";
    private static final int ROWS = 30;
    private static final String NUMBER = "[0-9]{1,18}";

    private final CodesClinic clinic;
    private final CodesToMap codes;
    private final Partners partners;
    private final Words words;

    CodeList(CodesClinic clinic, CodesToMap codes, Partners partners, Words words) {
        this.clinic = clinic;
        this.codes = codes;
        this.partners = partners;
        this.words = words;
    }

    @GetMapping(LIST)
    String list(
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        Optional<String> whose = clinic.own().or(() -> partner(partner));
        CodesToMap.Page page = codes.page(
                new Asked(whose, state(state)),
                PagePlace.of("after", after, spelled(partner, state), CodeList::isPlace),
                ROWS);
        List<String> ids = clinic.own()
                .map(List::of)
                .orElseGet(() -> partners.ever().stream()
                        .map(Partner::id)
                        .distinct()
                        .sorted()
                        .toList());
        model.addAttribute(
                "rows",
                page.items().stream().map(item -> CodeRow.of(item, words)).toList());
        model.addAttribute("full", String.join(", ", page.full()));
        model.addAttribute("partners", ids);
        model.addAttribute("partner", partner);
        model.addAttribute("state", state);
        model.addAttribute("clinic", clinic.own().isEmpty());
        model.addAttribute("start", after.isEmpty() ? null : address(partner, state, ""));
        model.addAttribute(
                "next",
                page.next()
                        .map(next -> address(partner, state, next.text(spelled(partner, state))))
                        .orElse(null));
        return "console/codes/list";
    }

    private static Optional<String> partner(String typed) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        if (!Ids.isLabel(typed)) {
            throw new IllegalFilter("The filter `partner` takes the id of a partner.");
        }
        return Optional.of(typed);
    }

    private static Optional<State> state(String typed) {
        if (typed.equals("any")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(State.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(typed))
                .findFirst()
                .orElseThrow(() -> new IllegalFilter("The filter `state` takes `open`, `closed` or `any`.")));
    }

    private static boolean isPlace(PageCursor place) {
        return place.values().get(0).matches(NUMBER);
    }

    private static String spelled(String partner, String state) {
        return partner + "|" + state;
    }

    private static String address(String partner, String state, String after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(LIST)
                .queryParam("partner", partner)
                .queryParam("state", state);
        return (after.isEmpty() ? address : address.queryParam("after", after))
                .encode()
                .toUriString();
    }
}
