package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.exchange.CodesToMap;
import care.sij.exchange.CodesToMap.Asked;
import care.sij.exchange.CodesToMap.State;
import care.sij.partner.ServiceAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code $unmapped-codes}: the codes that partners used and nobody could read; a partner sees its own, the clinic and
 * auditors all.
 */
@RestController
class UnmappedCodesController {

    private static final String LIST = "$unmapped-codes";
    private static final String TYPE = "MessageHeader";

    private final Callers callers;
    private final CodesToMap codes;
    private final Paging paging;
    private final Bodies bodies;
    private final FhirResponses responses;
    private final String address;

    UnmappedCodesController(
            Callers callers,
            CodesToMap codes,
            Paging paging,
            Bodies bodies,
            FhirResponses responses,
            ServiceAddress address) {
        this.callers = callers;
        this.codes = codes;
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
        Optional<String> partner =
                CodeMapsController.seesAll(caller) ? asked.first("partner") : Optional.of(caller.id());
        Optional<State> state = asked.first("state").map(UnmappedCodesController::state);
        int count = Math.max(1, asked.first("_count").map(paging::count).orElse(paging.usual()));
        String query =
                LIST + " " + partner.orElse("") + " " + state.map(State::name).orElse("");
        CodesToMap.Page page =
                codes.page(new Asked(partner, state), Paging.cursor(asked.first("_cursor"), query), count);
        Optional<String> next = page.next()
                .map(cursor -> address + "?_count=" + count
                        + partner.map(id -> "&partner=" + id).orElse("")
                        + state.map(one -> "&state=" + one.name().toLowerCase(Locale.ROOT))
                                .orElse("")
                        + "&_cursor=" + cursor.text(query));
        responses.write(response, format, CodeMapParameters.of(page.items(), next));
    }

    private static State state(String code) {
        return switch (code) {
            case "open" -> State.OPEN;
            case "closed" -> State.CLOSED;
            default -> throw new RequestRefused(Refusal.INVALID_VALUE, "The parameter `state` is open or closed.");
        };
    }
}
