package care.sij.api.rest;

import care.sij.access.SmartInteraction;
import care.sij.exchange.ParkedMessages;
import care.sij.fhir.ParseLimits;
import care.sij.partner.ServiceAddress;
import care.sij.record.Visibility;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code $parked-messages}: what of one's own messages waits to be applied; auditors see everyone's. It lists archived
 * Bundles, so it needs the scope that searching them needs. Called with POST, or with GET as an operation that changes
 * nothing may be (R4 operations.html).
 */
@RestController
class ParkedMessagesController {

    /** The operation's path, below the base and in the `next` link alike. */
    private static final String OPERATION = "$parked-messages";

    private static final Set<String> PARAMETERS = Set.of("_count", "_cursor");

    private final Permission permission;
    private final ParkedMessages messages;
    private final Paging paging;
    private final Bodies bodies;
    private final FhirResponses responses;
    private final String address;

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
        this.address = address.fhir() + "/" + OPERATION;
    }

    @GetMapping("/fhir/" + OPERATION)
    void byQuery(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> asked = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> asked.put(name, values[0]));
        asked.remove("_format");
        answer(asked, request, response);
    }

    @PostMapping("/fhir/" + OPERATION)
    void byParameters(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(
                bodies.work(request, ParseLimits.MESSAGE, Parameters.class, ParkedMessagesController::asked),
                request,
                response);
    }

    private static Map<String, String> asked(Parameters parameters) {
        Map<String, String> asked = new LinkedHashMap<>();
        parameters
                .getParameter()
                .forEach(parameter -> asked.put(
                        String.valueOf(parameter.getName()),
                        parameter.getValue() instanceof PrimitiveType<?> value ? value.getValueAsString() : ""));
        return asked;
    }

    private void answer(Map<String, String> asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Format format = Format.wanted(request);
        Visibility visibility = permission.on(SmartInteraction.SEARCH, "Bundle");
        requireKnown(asked.keySet());
        Optional<String> counted = Optional.ofNullable(asked.get("_count"));
        int count = Math.max(1, counted.map(paging::count).orElse(paging.usual()));
        ParkedMessages.Page page =
                messages.page(Paging.cursor(Optional.ofNullable(asked.get("_cursor")), OPERATION), count, visibility);
        Optional<String> next =
                page.next().map(cursor -> address + "?_count=" + count + "&_cursor=" + cursor.text(OPERATION));
        responses.write(response, format, ParkedParameters.of(page.messages(), next));
    }

    private static void requireKnown(Set<String> names) {
        if (!PARAMETERS.containsAll(names)) {
            throw new RequestRefused(
                    Refusal.UNKNOWN_PARAMETER, "The list of parked messages takes `_count`, `_cursor` and `_format`.");
        }
    }
}
