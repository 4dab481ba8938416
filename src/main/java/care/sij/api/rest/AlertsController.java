package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.exchange.Alerts;
import care.sij.exchange.Alerts.Alert;
import care.sij.partner.PartnerRole;
import care.sij.partner.Partners;
import care.sij.partner.ServiceAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code $alerts} lists what somebody should look at, {@code $acknowledge-alert} says that somebody does. The clinic's.
 */
@RestController
class AlertsController {

    private static final String LIST = "$alerts";
    private static final String TYPE = "MessageHeader";

    private final Callers callers;
    private final Alerts alerts;
    private final Partners partners;
    private final Paging paging;
    private final Bodies bodies;
    private final FhirResponses responses;
    private final ServiceAddress address;

    AlertsController(
            Callers callers,
            Alerts alerts,
            Partners partners,
            Paging paging,
            Bodies bodies,
            FhirResponses responses,
            ServiceAddress address) {
        this.callers = callers;
        this.alerts = alerts;
        this.partners = partners;
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
        demand(SmartInteraction.SEARCH);
        AskedParameters asked = AskedParameters.of(request, bodies).known(Set.of("_count", "_cursor"));
        ListPage wanted = ListPage.of(LIST, asked, paging);
        Alerts.Page page = alerts.page(wanted.after(), wanted.count());
        Parameters answer = new Parameters();
        page.alerts().forEach(alert -> {
            ParametersParameterComponent said = answer.addParameter().setName("alert");
            describe(alert, said);
            contact(alert).ifPresent(whom -> said.addPart().setName("contact").setValue(new StringType(whom)));
        });
        wanted.next(address, page.next())
                .ifPresent(next -> answer.addParameter().setName("next").setValue(new UriType(next)));
        responses.write(response, format, answer);
    }

    @PostMapping("/fhir/$acknowledge-alert")
    void acknowledge(HttpServletRequest request, HttpServletResponse response) {
        Caller caller = demand(SmartInteraction.UPDATE);
        long number = AskedParameters.of(request, bodies)
                .known(Set.of("number"))
                .first("number")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .orElseThrow(() ->
                        new RequestRefused(Refusal.INVALID_VALUE, "The parameter `number` is the number of an alert."));
        if (!alerts.acknowledge(number, caller.signature())) {
            throw new RequestRefused(Refusal.NOT_FOUND, "There is no alert of this number. List them with `$alerts`.");
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private Caller demand(SmartInteraction interaction) {
        Caller caller = callers.current();
        caller.demand(interaction, TYPE);
        caller.demandRole(PartnerRole.CLINIC);
        return caller;
    }

    /** Whom to call about a partner. */
    private Optional<String> contact(Alert alert) {
        return partners.byId(alert.subject())
                .flatMap(partner -> partner.terms().contact())
                .map(whom -> Stream.of(whom.name(), whom.email(), whom.phone())
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining(", ")));
    }

    private static void describe(Alert alert, ParametersParameterComponent said) {
        said.addPart().setName("number").setValue(new PositiveIntType(Math.toIntExact(alert.number())));
        said.addPart().setName("condition").setValue(new CodeType(alert.condition()));
        said.addPart().setName("subject").setValue(new StringType(alert.subject()));
        said.addPart().setName("opened").setValue(instant(alert.openedAt()));
        at(said, "acknowledged", alert.acknowledgedAt());
        alert.acknowledgedBy()
                .ifPresent(by -> said.addPart().setName("acknowledged-by").setValue(new StringType(by)));
        at(said, "resolved", alert.resolvedAt());
    }

    private static void at(ParametersParameterComponent said, String name, Optional<Instant> instant) {
        instant.ifPresent(at -> said.addPart().setName(name).setValue(instant(at)));
    }

    private static InstantType instant(Instant at) {
        return new InstantType(Date.from(at));
    }
}
