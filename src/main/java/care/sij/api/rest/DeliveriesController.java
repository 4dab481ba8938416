package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.exchange.Deliveries;
import care.sij.exchange.Deliveries.Asked;
import care.sij.exchange.Deliveries.Run;
import care.sij.exchange.Deliveries.State;
import care.sij.partner.PartnerRole;
import care.sij.partner.Partners;
import care.sij.partner.ServiceAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Watching over what is sent to partners. {@code $deliveries} lists it: a partner what is sent to itself, the clinic
 * and auditors everything. {@code $send-again}, {@code $hold-deliveries} and {@code $release-deliveries} are the
 * clinic's.
 */
@RestController
class DeliveriesController {

    private static final String LIST = "$deliveries";
    private static final String TYPE = "MessageHeader";
    private static final int MOST_AT_ONCE = 1_000;

    private final Callers callers;
    private final Deliveries deliveries;
    private final Partners partners;
    private final Paging paging;
    private final Bodies bodies;
    private final FhirResponses responses;
    private final String address;

    DeliveriesController(
            Callers callers,
            Deliveries deliveries,
            Partners partners,
            Paging paging,
            Bodies bodies,
            FhirResponses responses,
            ServiceAddress address) {
        this.callers = callers;
        this.deliveries = deliveries;
        this.partners = partners;
        this.paging = paging;
        this.bodies = bodies;
        this.responses = responses;
        this.address = address.fhir() + "/" + LIST;
    }

    @RequestMapping(
            path = "/fhir/" + LIST,
            method = {RequestMethod.GET, RequestMethod.POST})
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        Caller caller = callers.current();
        caller.demand(SmartInteraction.SEARCH, TYPE);
        AskedParameters asked =
                AskedParameters.of(request, bodies).known(Set.of("partner", "state", "_count", "_cursor"));
        Optional<String> partner = seesAll(caller) ? asked.first("partner") : Optional.of(caller.id());
        Optional<State> state = asked.first("state").map(DeliveriesController::state);
        int count = Math.max(1, asked.first("_count").map(paging::count).orElse(paging.usual()));
        String query =
                LIST + " " + partner.orElse("") + " " + state.map(State::name).orElse("");
        Deliveries.Page page =
                deliveries.page(new Asked(partner, state), Paging.cursor(asked.first("_cursor"), query), count);
        Optional<String> next = page.next()
                .map(cursor -> address + "?_count=" + count
                        + partner.map(id -> "&partner=" + id).orElse("")
                        + state.map(one -> "&state=" + DeliveryParameters.code(one))
                                .orElse("")
                        + "&_cursor=" + cursor.text(query));
        responses.write(response, format, DeliveryParameters.of(page.items(), next));
    }

    @PostMapping("/fhir/$send-again")
    void sendAgain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        requireWatcher();
        AskedParameters asked = AskedParameters.of(request, bodies).known(Set.of("partner", "message", "dry-run"));
        Run run = run(asked);
        responses.write(
                response,
                format,
                DeliveryParameters.of(
                        deliveries.sendAgain(partner(asked), asked.all("message"), MOST_AT_ONCE, run),
                        Optional.empty()));
    }

    @PostMapping("/fhir/$hold-deliveries")
    void hold(HttpServletRequest request, HttpServletResponse response) {
        requireWatcher();
        deliveries.hold(partner(AskedParameters.of(request, bodies).known(Set.of("partner"))));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @PostMapping("/fhir/$release-deliveries")
    void release(HttpServletRequest request, HttpServletResponse response) {
        requireWatcher();
        deliveries.release(partner(AskedParameters.of(request, bodies).known(Set.of("partner"))));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static Run run(AskedParameters asked) {
        return switch (asked.first("dry-run").orElse("false")) {
            case "true" -> Run.DRY;
            case "false" -> Run.REAL;
            default -> throw new RequestRefused(Refusal.INVALID_VALUE, "The parameter `dry-run` is true or false.");
        };
    }

    private void requireWatcher() {
        Caller caller = callers.current();
        caller.demand(SmartInteraction.UPDATE, TYPE);
        caller.demandRole(PartnerRole.CLINIC);
    }

    private static boolean seesAll(Caller caller) {
        PartnerRole role = caller.partner().role();
        return role == PartnerRole.CLINIC || role == PartnerRole.AUDITOR;
    }

    private String partner(AskedParameters asked) {
        return asked.first("partner")
                .filter(id -> partners.byId(id).isPresent())
                .orElseThrow(() -> new RequestRefused(
                        Refusal.INVALID_VALUE, "The parameter `partner` is the client id of a registered partner."));
    }

    private static State state(String code) {
        return Arrays.stream(State.values())
                .filter(state -> DeliveryParameters.code(state).equals(code.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        Refusal.INVALID_VALUE,
                        "The parameter `state` is waiting, in-custody, delivered, dead or replaced."));
    }
}
