package care.sij.api.rest;

import care.sij.access.SmartInteraction;
import care.sij.record.ResourceKey;
import care.sij.record.Search;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyId;
import care.sij.record.SearchQuery;
import care.sij.record.StoredVersion;
import care.sij.record.Versions;
import care.sij.record.Visibility;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Reads of one resource and of one version (R4 http.html#read, #vread). */
@RestController
class ReadController {

    private final Permission permission;
    private final ResourceTypes types;
    private final Versions versions;
    private final Search search;
    private final SearchReader reader;
    private final FhirResponses responses;

    ReadController(
            Permission permission,
            ResourceTypes types,
            Versions versions,
            Search search,
            SearchReader reader,
            FhirResponses responses) {
        this.permission = permission;
        this.types = types;
        this.versions = versions;
        this.search = search;
        this.reader = reader;
        this.responses = responses;
    }

    @GetMapping("/fhir/{type:[A-Z][A-Za-z]*}/{id}")
    void read(
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ResourceKey key = types.key(type, id);
        StoredVersion version = readable(current(key), key);
        if (known.contains(FhirResponses.etag(version).substring(2))) {
            response.setHeader(HttpHeaders.ETAG, FhirResponses.etag(version));
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            responses.write(request, response, version);
        }
    }

    @GetMapping("/fhir/{type:[A-Z][A-Za-z]*}/{id}/_history/{number}")
    void readVersion(
            @PathVariable String type,
            @PathVariable String id,
            @PathVariable String number,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ResourceKey key = types.key(type, id);
        Visibility visibility = permission.on(SmartInteraction.READ, type);
        Optional<StoredVersion> version = number.matches("[1-9]\\d{0,17}")
                ? versions.vread(key, Long.parseLong(number), visibility)
                : Optional.empty();
        responses.write(request, response, readable(version, key));
    }

    /** A caller whose scope has a filter finds what it may read by a search. */
    private Optional<StoredVersion> current(ResourceKey key) {
        Permission.ToFind permitted = permission.toFind(SmartInteraction.READ, key.type());
        if (permitted.narrowing().isEmpty()) {
            return versions.current(key, permitted.visibility());
        }
        List<SearchCriterion> criteria = new ArrayList<>();
        criteria.add(new AnyId(List.of(key.id())));
        permitted.narrowing().forEach(filter -> criteria.add(reader.narrowing(key.type(), filter)));
        SearchQuery query = new SearchQuery(key.type(), criteria, List.of(), 1);
        return search.find(query, Optional.empty(), permitted.visibility()).versions().stream()
                .findFirst();
    }

    private static StoredVersion readable(Optional<StoredVersion> found, ResourceKey key) {
        StoredVersion version = found.orElseThrow(
                () -> new RequestRefused(Refusal.NOT_FOUND, "There is no such " + key.type() + ", or not for you."));
        if (version.deleted()) {
            throw new RequestRefused(
                    Refusal.DELETED, "Deleted with version " + version.version() + "; earlier versions are readable.");
        }
        if (version.body().length() == 0) {
            throw new RequestRefused(Refusal.ERASED, "The content of this version was erased.");
        }
        return version;
    }
}
