package care.sij.api.rest;

import care.sij.access.SmartInteraction;
import care.sij.access.SmartScope;
import care.sij.fhir.AskedParameter;
import care.sij.fhir.TimeSpan;
import care.sij.partner.ServiceAddress;
import care.sij.record.HistoryQuery;
import care.sij.record.HistoryQuery.Period;
import care.sij.record.Page;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Histories of a resource, of a type and of everything (R4 http.html#history). */
@RestController
class HistoryController {

    private static final Set<String> PARAMETERS =
            Set.of("_since", "_at", "_list", "_count", "_cursor", "_format", Subsets.SUMMARY, Subsets.ELEMENTS);

    private final Permission permission;
    private final ResourceTypes types;
    private final Versions versions;
    private final HistoryMembers members;
    private final Eyes eyes;
    private final Paging paging;
    private final FhirResponses responses;
    private final Subsets subsets;
    private final String base;

    HistoryController(
            Permission permission,
            ResourceTypes types,
            Versions versions,
            HistoryMembers members,
            Eyes eyes,
            Paging paging,
            FhirResponses responses,
            Subsets subsets,
            ServiceAddress address) {
        this.permission = permission;
        this.types = types;
        this.versions = versions;
        this.members = members;
        this.eyes = eyes;
        this.paging = paging;
        this.responses = responses;
        this.subsets = subsets;
        this.base = address.fhir();
    }

    @GetMapping("/fhir/{type:[A-Z][A-Za-z]*}/{id}/_history")
    void ofResource(
            @PathVariable String type,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ResourceKey key = types.key(type, id);
        Visibility visibility = permission.on(SmartInteraction.READ, type);
        if (versions.history(HistoryQuery.of(key, 1), Optional.empty(), visibility)
                .versions()
                .isEmpty()) {
            throw new RequestRefused(Refusal.NOT_FOUND, "There is no such " + type + ", or not for you.");
        }
        answer(HistoryQuery.of(key, count(request)), key.reference() + "/_history", visibility, request, response);
    }

    @GetMapping("/fhir/{type:[A-Z][A-Za-z]*}/_history")
    void ofType(@PathVariable String type, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        types.require(type);
        Visibility visibility = permission.on(SmartInteraction.SEARCH, type);
        answer(HistoryQuery.ofType(type, count(request)), type + "/_history", visibility, request, response);
    }

    @GetMapping("/fhir/_history")
    void ofAll(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Visibility visibility = permission.on(SmartInteraction.SEARCH, SmartScope.ANY_TYPE);
        answer(HistoryQuery.ofAll(count(request)), "_history", visibility, request, response);
    }

    private int count(HttpServletRequest request) {
        return Math.max(1, parameter(request, "_count").map(paging::count).orElse(paging.usual()));
    }

    private void answer(
            HistoryQuery within,
            String path,
            Visibility visibility,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Format format = Format.wanted(request);
        requireKnown(request);
        HistoryQuery dated = during(since(within, request), request);
        HistoryQuery query = parameter(request, "_list")
                .map(id -> dated.within(members.of(id)))
                .orElse(dated);
        String self = path + "?" + used(request);
        Page page = eyes.see(versions.history(query, Paging.cursor(parameter(request, "_cursor"), self), visibility));
        BundleJson.Links links = new BundleJson.Links(
                base + "/" + self, page.next().map(cursor -> base + "/" + self + "&_cursor=" + cursor.text(self)));
        AskedSubset asked =
                subsets.asked(request, query.type().map(List::of).orElseGet(() -> List.copyOf(types.all())));
        List<StoredVersion> shown = page.versions().stream()
                .map(version ->
                        subsets.part(version, asked.ofMatch(version.key().type())))
                .toList();
        responses.write(response, format, BundleJson.history(base, links, shown));
    }

    private static void requireKnown(HttpServletRequest request) {
        request.getParameterMap().forEach((name, values) -> {
            if (values.length > 1 && !name.equals(Subsets.ELEMENTS)) {
                throw new RequestRefused(
                        Refusal.INVALID_VALUE, "Each parameter of a history stands there once at most.");
            }
        });
        request.getParameterMap().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new RequestRefused(
                            Refusal.UNKNOWN_PARAMETER,
                            "A history takes `_since`, `_at`, `_list`, `_count`, `_summary`, `_elements` and `_format`.");
                });
    }

    private static HistoryQuery since(HistoryQuery query, HttpServletRequest request) {
        return parameter(request, "_since")
                .map(text -> query.since(span("_since", text).low()))
                .orElse(query);
    }

    private static HistoryQuery during(HistoryQuery query, HttpServletRequest request) {
        return parameter(request, "_at")
                .map(text -> span("_at", text))
                .map(span -> query.during(new Period(span.low(), span.high())))
                .orElse(query);
    }

    private static TimeSpan span(String name, String text) {
        return TimeSpan.parse(text.replace(' ', '+'))
                .orElseThrow(() -> AskedParameter.of(name, text).invalid("a date or an instant"));
    }

    private static String used(HttpServletRequest request) {
        List<String> used = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("_cursor")) {
                used.add(name + "=" + URLEncoder.encode(values[0], StandardCharsets.UTF_8));
            }
        });
        return String.join("&", used);
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name));
    }
}
