package care.sij.console.messages;

import care.sij.access.PersonRole;
import care.sij.console.frame.OpenTo;
import care.sij.console.frame.PagePlace;
import care.sij.console.frame.Words;
import care.sij.exchange.MessageBrowser;
import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey.Way;
import care.sij.fhir.ClinicSettings;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of what came and what went. */
@Controller
@OpenTo(PersonRole.INTEGRATION_ADMIN)
class MessageList {

    private static final int ROWS = 30;
    private static final String CURSOR = "after";

    private final MessageWatcher watcher;
    private final MessageBrowser browser;
    private final Partners partners;
    private final ClinicSettings clinic;
    private final Words words;

    MessageList(MessageWatcher watcher, MessageBrowser browser, Partners partners, ClinicSettings clinic, Words words) {
        this.watcher = watcher;
        this.browser = browser;
        this.partners = partners;
        this.clinic = clinic;
        this.words = words;
    }

    @GetMapping(Paths.LIST)
    String list(@RequestParam Map<String, String> typed, Model model) {
        Filter filter = new Filter(typed, clinic);
        Optional<String> own = watcher.own();
        MessageBrowser.Page page = browser.page(
                filter.asked(own),
                PagePlace.of(CURSOR, typed.getOrDefault(CURSOR, ""), filter.spelled(), MessageBrowser::isPlace),
                ROWS);
        model.addAttribute(
                "rows", page.lines().stream().map(line -> Row.of(line, words)).toList());
        model.addAttribute("typed", typed(filter));
        model.addAttribute("start", typed.containsKey(CURSOR) ? address(filter, Optional.empty()) : null);
        model.addAttribute(
                "next",
                page.next()
                        .map(next -> address(filter, Optional.of(next.text(filter.spelled()))))
                        .orElse(null));
        model.addAttribute("partners", partnerIds(own));
        model.addAttribute("events", browser.events());
        model.addAttribute("ways", Arrays.stream(Way.values()).map(Way::code).toList());
        model.addAttribute("states", states());
        return "console/messages/list";
    }

    private List<String> partnerIds(Optional<String> own) {
        return own.map(List::of)
                .orElseGet(() -> partners.ever().stream()
                        .map(Partner::id)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        Arrays.stream(Standing.values()).forEach(one -> states.put(Filter.code(one), Wording.of(one)));
        return states;
    }

    private static Map<String, String> typed(Filter filter) {
        Map<String, String> typed = new LinkedHashMap<>();
        Filter.FIELDS.forEach(field -> typed.put(field, filter.value(field).orElse("")));
        return typed;
    }

    private static String address(Filter filter, Optional<String> after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(Paths.LIST);
        Filter.FIELDS.forEach(
                field -> filter.value(field).ifPresent(value -> address.queryParam(field, "{" + field + "}")));
        after.ifPresent(place -> address.queryParam(CURSOR, place));
        Map<String, String> values = new LinkedHashMap<>();
        Filter.FIELDS.forEach(field -> filter.value(field).ifPresent(value -> values.put(field, value)));
        return address.encode().buildAndExpand(values).toUriString();
    }
}
