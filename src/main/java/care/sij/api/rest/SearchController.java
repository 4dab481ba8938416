package care.sij.api.rest;

import care.sij.access.SmartInteraction;
import care.sij.partner.ServiceAddress;
import care.sij.record.Bytes;
import care.sij.record.Page;
import care.sij.record.Search;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Searches of one type (R4 http.html#search). */
@RestController
class SearchController {

    private final Permission permission;
    private final ResourceTypes types;
    private final SearchReader reader;
    private final Search search;
    private final FhirResponses responses;
    private final String base;

    SearchController(
            Permission permission,
            ResourceTypes types,
            SearchReader reader,
            Search search,
            FhirResponses responses,
            ServiceAddress address) {
        this.permission = permission;
        this.types = types;
        this.reader = reader;
        this.search = search;
        this.responses = responses;
        this.base = address.fhir();
    }

    @GetMapping("/fhir/{type:[A-Z][A-Za-z]*}")
    void byQuery(
            @PathVariable String type,
            @RequestHeader(name = "Prefer", defaultValue = "") String prefer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(type, prefer, request, response);
    }

    @PostMapping(path = "/fhir/{type:[A-Z][A-Za-z]*}/_search", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    void byForm(
            @PathVariable String type,
            @RequestHeader(name = "Prefer", defaultValue = "") String prefer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(type, prefer, request, response);
    }

    private void answer(String type, String prefer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        types.require(type);
        Permission.ToFind permitted = permission.toFind(SmartInteraction.SEARCH, type);
        Format format = Format.wanted(request);
        SearchReader.Handling handling =
                prefer.contains("handling=lenient") ? SearchReader.Handling.LENIENT : SearchReader.Handling.STRICT;
        SearchRequest asked = reader.read(type, request.getParameterMap(), handling);
        responses.write(response, format, bundle(asked, permitted));
    }

    private Bytes bundle(SearchRequest asked, Permission.ToFind permitted) {
        SearchQuery query = narrowed(asked.query(), permitted.narrowing());
        String self = query.type() + "?" + asked.used();
        Page page = asked.answer() == SearchRequest.Answer.TOTAL
                ? new Page(List.of(), Optional.empty())
                : search.find(query, Paging.cursor(asked.cursor(), self), permitted.visibility());
        OptionalLong total = asked.answer() == SearchRequest.Answer.MATCHES
                ? OptionalLong.empty()
                : OptionalLong.of(search.count(query, permitted.visibility()));
        BundleJson.Links links = new BundleJson.Links(
                base + "/" + self,
                page.next()
                        .map(cursor -> base + "/" + self + (asked.used().isEmpty() ? "" : "&") + "_cursor="
                                + cursor.text(self)));
        return BundleJson.searchset(base, total, links, page.versions(), outcome(asked.ignored()));
    }

    private SearchQuery narrowed(SearchQuery query, List<String> filters) {
        List<SearchCriterion> criteria = new ArrayList<>(query.criteria());
        filters.forEach(filter -> criteria.add(reader.narrowing(query.type(), filter)));
        return new SearchQuery(query.type(), List.copyOf(criteria), query.sort(), query.count());
    }

    private Optional<Bytes> outcome(List<String> ignored) {
        return ignored.isEmpty()
                ? Optional.empty()
                : Optional.of(responses.encode(
                        Outcomes.warning(Refusal.UNKNOWN_PARAMETER, "Left out: " + String.join(" ", ignored))));
    }
}
