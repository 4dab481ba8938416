package care.sij.api.rest;

import care.sij.record.StoredVersion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Reads of one resource and of one version (R4 http.html#read, #vread). */
@RestController
class ReadController {

    private static final Set<String> PARTS = Set.of(Subsets.SUMMARY, Subsets.ELEMENTS);

    private final ResourceTypes types;
    private final Reads reads;
    private final FhirResponses responses;

    ReadController(ResourceTypes types, Reads reads, FhirResponses responses) {
        this.types = types;
        this.reads = reads;
        this.responses = responses;
    }

    @GetMapping("/fhir/{type:[A-Z][A-Za-z]*}/{id}")
    void read(
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known,
            @RequestHeader(name = HttpHeaders.IF_MODIFIED_SINCE, defaultValue = "") String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AskedConditions.requireNames(request, PARTS);
        answer(reads.current(types.key(type, id)), known, since, request, response);
    }

    private void answer(
            StoredVersion version, String known, String since, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (isKnown(version, known, since)) {
            FhirResponses.stamp(response, version);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            responses.write(request, response, version);
        }
    }

    /** A conditional read (R4 http.html#cread): an ETag that is sent decides alone (RFC 9110, 13.1.3). */
    private static boolean isKnown(StoredVersion version, String etags, String since) {
        return etags.isEmpty()
                ? EntityTags.instant(since)
                        .filter(seen -> !version.instant()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .isAfter(seen))
                        .isPresent()
                : etags.strip().equals("*")
                        || etags.contains(FhirResponses.etag(version).substring(2));
    }

    @GetMapping("/fhir/{type:[A-Z][A-Za-z]*}/{id}/_history/{number}")
    void readVersion(
            @PathVariable String type,
            @PathVariable String id,
            @PathVariable String number,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known,
            @RequestHeader(name = HttpHeaders.IF_MODIFIED_SINCE, defaultValue = "") String since,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AskedConditions.requireNames(request, PARTS);
        answer(reads.version(types.key(type, id), number), known, since, request, response);
    }
}
