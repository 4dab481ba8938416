package care.sij.api.rest;

import care.sij.access.SmartInteraction;
import care.sij.partner.ServiceAddress;
import care.sij.record.Bytes;
import care.sij.record.Page;
import care.sij.record.Search;
import care.sij.record.SearchQuery;
import care.sij.record.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.springframework.stereotype.Component;

/** Searches of one type, as far as the caller may. */
@Component
class Searches {

    private final Permission permission;
    private final ResourceTypes types;
    private final SearchReader reader;
    private final Search search;
    private final ReverseIncludes includes;
    private final Eyes eyes;
    private final FhirResponses responses;
    private final String base;

    Searches(
            Permission permission,
            ResourceTypes types,
            SearchReader reader,
            Search search,
            ReverseIncludes includes,
            Eyes eyes,
            FhirResponses responses,
            ServiceAddress address) {
        this.permission = permission;
        this.types = types;
        this.reader = reader;
        this.search = search;
        this.includes = includes;
        this.eyes = eyes;
        this.responses = responses;
        this.base = address.fhir();
    }

    /** @throws care.sij.access.AccessRefused when no scope allows to search resources of the type */
    void demand(String type) {
        permission.demand(SmartInteraction.SEARCH, type);
    }

    /** The Bundle of what is found, a page of it. */
    Bytes found(String type, Map<String, String[]> parameters, SearchReader.Handling handling) {
        types.require(type);
        Visibility visibility = permission.on(SmartInteraction.SEARCH, type);
        return bundle(reader.read(type, parameters, handling), visibility);
    }

    private Bytes bundle(SearchRequest asked, Visibility visibility) {
        SearchQuery query = asked.query();
        String self = query.type() + "?" + asked.used();
        Map<ReverseInclude, Visibility> permitted = includes.permitted(asked.including());
        Page page = asked.answer() == SearchRequest.Answer.TOTAL
                ? new Page(List.of(), Optional.empty())
                : eyes.see(search.find(query, Paging.cursor(asked.cursor(), self), visibility));
        OptionalLong total = asked.answer() == SearchRequest.Answer.MATCHES
                ? OptionalLong.empty()
                : OptionalLong.of(search.count(query, visibility));
        BundleJson.Links links = new BundleJson.Links(
                base + "/" + self,
                page.next()
                        .map(cursor -> base + "/" + self + (asked.used().isEmpty() ? "" : "&") + "_cursor="
                                + cursor.text(self)));
        ReverseIncludes.Included included = includes.of(page, permitted);
        BundleJson.Found found = new BundleJson.Found(
                page.versions(), included.versions().stream().map(eyes::see).toList());
        return BundleJson.searchset(base, total, links, found, outcomes(asked.ignored(), included));
    }

    private List<Bytes> outcomes(List<String> ignored, ReverseIncludes.Included included) {
        Stream<OperationOutcome> left = ignored.isEmpty()
                ? Stream.empty()
                : Stream.of(Outcomes.warning(Refusal.UNKNOWN_PARAMETER, "Left out: " + String.join(" ", ignored)));
        Stream<OperationOutcome> cut =
                included.advice().map(advice -> Outcomes.warning(Refusal.TOO_LARGE, advice)).stream();
        return Stream.concat(left, cut).map(responses::encode).toList();
    }
}
