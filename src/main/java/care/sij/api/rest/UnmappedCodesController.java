package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.exchange.CodesToMap;
import care.sij.exchange.CodesToMap.Asked;
import care.sij.exchange.CodesToMap.State;
import care.sij.partner.ServiceAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

    private final Watching watching;
    private final CodesToMap codes;
    private final Paging paging;
    private final Bodies bodies;
    private final FhirResponses responses;
    private final ServiceAddress address;

    UnmappedCodesController(
            Watching watching,
            CodesToMap codes,
            Paging paging,
            Bodies bodies,
            FhirResponses responses,
            ServiceAddress address) {
        this.watching = watching;
        this.codes = codes;
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
        Optional<State> state = asked.first("state").map(UnmappedCodesController::state);
        ListPage wanted = ListPage.of(LIST, asked, paging)
                .narrowedBy("partner", partner)
                .narrowedBy("state", asked.first("state"));
        CodesToMap.Page page = codes.page(new Asked(partner, state), wanted.after(), wanted.count());
        responses.write(response, format, CodeMapParameters.of(page, wanted.next(address, page.next())));
    }

    private static State state(String code) {
        return switch (code) {
            case "open" -> State.OPEN;
            case "closed" -> State.CLOSED;
            default -> throw new RequestRefused(Refusal.INVALID_VALUE, "The parameter `state` is open or closed.");
        };
    }
}
