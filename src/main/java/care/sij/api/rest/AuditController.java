package care.sij.api.rest;

import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.SmartInteraction;
import care.sij.audit.AuditEvents;
import care.sij.audit.AuditQuery;
import care.sij.audit.AuditQuery.Criterion;
import care.sij.audit.AuditRow;
import care.sij.audit.AuditSearch;
import care.sij.audit.AuditedRequest;
import care.sij.partner.PartnerRole;
import care.sij.partner.ServiceAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The audit rows as AuditEvent, read and searched: auditors see all of them, everybody else those of its own doing. */
@RestController
class AuditController {

    private static final String PATH = "/fhir/" + AuditParameters.TYPE;

    private final Callers callers;
    private final AuditSearch rows;
    private final AuditEvents events;
    private final AuditParameters parameters;
    private final FhirResponses responses;
    private final String base;

    AuditController(
            Callers callers,
            AuditSearch rows,
            AuditEvents events,
            AuditParameters parameters,
            FhirResponses responses,
            ServiceAddress address) {
        this.callers = callers;
        this.rows = rows;
        this.events = events;
        this.parameters = parameters;
        this.responses = responses;
        this.base = address.fhir();
    }

    @GetMapping(PATH + "/{number}")
    void read(@PathVariable String number, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Format format = Format.wanted(request);
        AuditQuery asked = visible(
                SmartInteraction.READ, List.of(new Criterion.Numbers(AuditParameters.numbers(List.of(number)))));
        AuditRow row = rows.find(asked, Optional.empty(), 1).rows().stream()
                .findFirst()
                .orElseThrow(
                        () -> new RequestRefused(Refusal.NOT_FOUND, "There is no such AuditEvent, or not for you."));
        note(List.of(row));
        response.setHeader(HttpHeaders.ETAG, "W/\"1\"");
        responses.write(response, format, events.of(row));
    }

    @GetMapping(PATH)
    void byQuery(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response);
    }

    @PostMapping(path = PATH + "/_search", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    void byForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        AuditQuery everything = visible(SmartInteraction.SEARCH, List.of());
        AuditParameters.Asked asked = parameters.read(request.getParameterMap());
        List<Criterion> criteria = new ArrayList<>(everything.criteria());
        criteria.addAll(asked.criteria());
        AuditQuery query = new AuditQuery(criteria);
        String self = AuditParameters.TYPE + "?" + asked.used();
        Bundle found = new Bundle().setType(BundleType.SEARCHSET);
        if (asked.answer() != SearchRequest.Answer.TOTAL) {
            addPage(found, rows.find(query, Paging.cursor(asked.cursor(), self), asked.count()), self);
        }
        if (asked.answer() != SearchRequest.Answer.MATCHES) {
            found.setTotal(Math.toIntExact(rows.count(query)));
        }
        found.addLink().setRelation("self").setUrl(base + "/" + self);
        responses.write(response, format, found);
    }

    private void addPage(Bundle found, AuditSearch.Page page, String self) {
        note(page.rows());
        page.rows()
                .forEach(row -> found.addEntry()
                        .setFullUrl(base + "/" + row.reference())
                        .setResource(events.of(row))
                        .getSearch()
                        .setMode(SearchEntryMode.MATCH));
        page.next()
                .ifPresent(cursor -> found.addLink()
                        .setRelation("next")
                        .setUrl(base + "/" + self + "&_cursor=" + cursor.text(self)));
    }

    private static void note(List<AuditRow> shown) {
        AuditedRequest.current().ifPresent(request -> request.showsRows(shown));
    }

    private AuditQuery visible(SmartInteraction interaction, List<Criterion> asked) {
        Caller caller = callers.current();
        caller.demand(interaction, AuditParameters.TYPE);
        List<Criterion> criteria = new ArrayList<>(asked);
        if (caller.partner().role() != PartnerRole.AUDITOR) {
            criteria.add(new Criterion.Agents(List.of(caller.signature())));
        }
        return new AuditQuery(criteria);
    }
}
