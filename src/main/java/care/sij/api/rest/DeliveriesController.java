package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.exchange.Deliveries;
import care.sij.exchange.Deliveries.Asked;
import care.sij.exchange.Deliveries.Run;
import care.sij.exchange.Deliveries.State;
import care.sij.exchange.Deliveries.Why;
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
    private static final int MOST_AT_ONCE = 1_000;

    private final Watching watching;
    private final Deliveries deliveries;
    private final Paging paging;
    private final Bodies bodies;
    private final FhirResponses responses;
    private final ServiceAddress address;

    DeliveriesController(
            Watching watching,
            Deliveries deliveries,
            Paging paging,
            Bodies bodies,
            FhirResponses responses,
            ServiceAddress address) {
        this.watching = watching;
        this.deliveries = deliveries;
        this.paging = paging;
        this.bodies = bodies;
        this.responses = responses;
        this.address = address;
    }

    @RequestMapping(
            path = "/fhir/" + LIST,
            method = {RequestMethod.GET, RequestMethod.POST})
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        Caller caller = watching.looking();
        AskedParameters asked =
                AskedParameters.of(request, bodies).known(Set.of("partner", "state", "_count", "_cursor"));
        Optional<String> partner = Watching.seen(caller, asked);
        Optional<State> state = asked.first("state").map(DeliveriesController::state);
        ListPage wanted = ListPage.of(LIST, asked, paging)
                .narrowedBy("partner", partner)
                .narrowedBy("state", state.map(DeliveryParameters::code));
        Deliveries.Page page = deliveries.page(new Asked(partner, state), wanted.after(), wanted.count());
        responses.write(response, format, DeliveryParameters.of(page.items(), wanted.next(address, page.next())));
    }

    @PostMapping("/fhir/$send-again")
    void sendAgain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        watching.acting();
        AskedParameters asked = AskedParameters.of(request, bodies).known(Set.of("partner", "message", "dry-run"));
        Run run = Watching.run(asked);
        responses.write(
                response,
                format,
                DeliveryParameters.of(
                        deliveries.sendAgain(watching.partner(asked), asked.all("message"), MOST_AT_ONCE, run),
                        Optional.empty()));
    }

    @PostMapping("/fhir/$hold-deliveries")
    void hold(HttpServletRequest request, HttpServletResponse response) {
        Why why = new Why(watching.acting().signature(), "");
        deliveries.hold(watching.partner(AskedParameters.of(request, bodies).known(Set.of("partner"))), why);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @PostMapping("/fhir/$release-deliveries")
    void release(HttpServletRequest request, HttpServletResponse response) {
        Why why = new Why(watching.acting().signature(), "");
        deliveries.release(watching.partner(AskedParameters.of(request, bodies).known(Set.of("partner"))), why);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
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
