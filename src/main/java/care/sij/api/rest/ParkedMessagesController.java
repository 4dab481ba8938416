package care.sij.api.rest;

import care.sij.access.SmartInteraction;
import care.sij.exchange.ParkedMessages;
import care.sij.partner.ServiceAddress;
import care.sij.record.Visibility;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code $parked-messages}: what of one's own messages waits to be applied; auditors see everyone's. It lists archived
 * Bundles, so it needs the scope that searching them needs. Called with POST, or with GET as an operation that changes
 * nothing may be (R4 operations.html).
 */
@RestController
class ParkedMessagesController {

    private static final String OPERATION = "$parked-messages";

    private final Permission permission;
    private final ParkedMessages messages;
    private final Paging paging;
    private final Bodies bodies;
    private final FhirResponses responses;
    private final ServiceAddress address;

    ParkedMessagesController(
            Permission permission,
            ParkedMessages messages,
            Paging paging,
            Bodies bodies,
            FhirResponses responses,
            ServiceAddress address) {
        this.permission = permission;
        this.messages = messages;
        this.paging = paging;
        this.bodies = bodies;
        this.responses = responses;
        this.address = address;
    }

    @RequestMapping(
            path = "/fhir/" + OPERATION,
            method = {RequestMethod.GET, RequestMethod.POST})
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        Visibility visibility = permission.on(SmartInteraction.SEARCH, "Bundle");
        AskedParameters asked = AskedParameters.of(request, bodies).known(Set.of("_count", "_cursor"));
        ListPage wanted = ListPage.of(OPERATION, asked, paging);
        ParkedMessages.Page page = messages.page(wanted.after(), wanted.count(), visibility);
        responses.write(response, format, ParkedParameters.of(page.messages(), wanted.next(address, page.next())));
    }
}
