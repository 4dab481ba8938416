package care.sij.api.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Searches of one type (R4 http.html#search). */
@RestController
class SearchController {

    private final Searches searches;
    private final FhirResponses responses;

    SearchController(Searches searches, FhirResponses responses) {
        this.searches = searches;
        this.responses = responses;
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
        Format format = Format.wanted(request);
        SearchReader.Handling handling =
                prefer.contains("handling=lenient") ? SearchReader.Handling.LENIENT : SearchReader.Handling.STRICT;
        responses.write(response, format, searches.found(type, request.getParameterMap(), handling));
    }
}
