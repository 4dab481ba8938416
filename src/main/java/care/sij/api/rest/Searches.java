package care.sij.api.rest;

import care.sij.access.SmartInteraction;
import care.sij.api.rest.ResultPages.OfType;
import care.sij.fhir.ElementSubset.Wanted;
import care.sij.partner.ServiceAddress;
import care.sij.record.Bytes;
import care.sij.record.Search;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchQuery;
import care.sij.record.SearchTime;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.springframework.stereotype.Component;

/** Searches of one type, of several, and of compartments, as far as the caller may. */
@Component
class Searches {

    private final Permission permission;
    private final ResourceTypes types;
    private final SearchReader reader;
    private final Search search;
    private final ResultPages pages;
    private final Includes includes;
    private final Subsets subsets;
    private final Eyes eyes;
    private final FhirResponses responses;
    private final String base;

    Searches(
            Permission permission,
            ResourceTypes types,
            SearchReader reader,
            Search search,
            ResultPages pages,
            Includes includes,
            Subsets subsets,
            Eyes eyes,
            FhirResponses responses,
            ServiceAddress address) {
        this.permission = permission;
        this.types = types;
        this.reader = reader;
        this.search = search;
        this.pages = pages;
        this.includes = includes;
        this.subsets = subsets;
        this.eyes = eyes;
        this.responses = responses;
        this.base = address.fhir();
    }

    /** @throws care.sij.access.AccessRefused when no scope allows to search resources of the type */
    void demand(String type) {
        permission.demand(SmartInteraction.SEARCH, type);
    }

    /** The Bundle of what is found of a type, a page of it. */
    Bytes found(String type, Map<String, String[]> parameters, SearchReader.Handling handling) {
        return found(SearchPlace.of(types.require(type)), parameters, handling);
    }

    /** The Bundle of what is found in the place, a page of it. */
    Bytes found(SearchPlace place, Map<String, String[]> parameters, SearchReader.Handling handling) {
        return SearchTime.shared(() -> bundle(place, parameters, handling));
    }

    private Bytes bundle(SearchPlace place, Map<String, String[]> parameters, SearchReader.Handling handling) {
        List<OfType> asked = new ArrayList<>();
        Optional<SearchRequest> last = Optional.empty();
        for (String type : place.types()) {
            Visibility visibility = permission.on(SmartInteraction.SEARCH, type);
            SearchRequest read = reader.read(type, place.types(), parameters, handling);
            if (last.filter(other -> !other.used().equals(read.used())).isPresent()) {
                throw new RequestRefused(
                        Refusal.UNKNOWN_PARAMETER,
                        "With several types, what some of them know and others do not is refused. Ask for each by itself.");
            }
            asked.add(new OfType(within(read.query(), place), visibility));
            last = Optional.of(read);
        }
        return bundle(place, asked, last.orElseThrow());
    }

    private static SearchQuery within(SearchQuery query, SearchPlace place) {
        List<SearchCriterion> criteria = new ArrayList<>(query.criteria());
        Optional.ofNullable(place.within().get(query.type())).ifPresent(criteria::add);
        return new SearchQuery(query.type(), List.copyOf(criteria), query.sort(), query.count());
    }

    private Bytes bundle(SearchPlace place, List<OfType> asked, SearchRequest request) {
        String self = place.path() + "?" + request.used();
        Optional<Visibility> beside = includes.permitted(request.including());
        ResultPage page = request.answer() == SearchRequest.Answer.TOTAL
                ? ResultPage.NONE
                : pages.page(asked, Paging.cursor(request.cursor(), self));
        Includes.Included included = includes.of(page.versions(), request.including(), beside);
        BundleJson.Found found = new BundleJson.Found(
                shown(page.versions(), request.subset()::ofMatch),
                shown(included.versions(), request.subset()::ofIncluded));
        return BundleJson.searchset(
                base,
                total(request, page, asked),
                links(request, page, self),
                found,
                outcomes(request.ignored(), included));
    }

    /** As the caller sees them, of each the part that is wanted. */
    private List<StoredVersion> shown(List<StoredVersion> versions, Function<String, Optional<Wanted>> part) {
        return versions.stream()
                .map(eyes::see)
                .map(version -> subsets.part(version, part.apply(version.key().type())))
                .toList();
    }

    private OptionalLong total(SearchRequest request, ResultPage page, List<OfType> asked) {
        if (request.answer() == SearchRequest.Answer.MATCHES) {
            return OptionalLong.empty();
        }
        return page.size().isPresent()
                ? page.size()
                : OptionalLong.of(asked.stream()
                        .mapToLong(one -> search.count(one.query(), one.visibility()))
                        .sum());
    }

    private BundleJson.Links links(SearchRequest request, ResultPage page, String self) {
        String url = base + (self.startsWith("?") ? "" : "/") + self;
        String more = url + (request.used().isEmpty() ? "" : "&") + "_cursor=";
        Map<String, String> others = new LinkedHashMap<>();
        page.others().forEach((relation, cursor) -> others.put(relation, more + cursor.text(self)));
        return new BundleJson.Links(url, others);
    }

    private List<Bytes> outcomes(List<String> ignored, Includes.Included included) {
        Stream<OperationOutcome> left = ignored.isEmpty()
                ? Stream.empty()
                : Stream.of(Outcomes.warning(Refusal.UNKNOWN_PARAMETER, "Left out: " + String.join(" ", ignored)));
        Stream<OperationOutcome> cut =
                included.advice().map(advice -> Outcomes.warning(Refusal.TOO_LARGE, advice)).stream();
        return Stream.concat(left, cut).map(responses::encode).toList();
    }
}
