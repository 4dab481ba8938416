package care.sij.api.rest;

import care.sij.record.Bytes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Searches of one type, of several types and of compartments (R4 http.html#search). */
@RestController
class SearchController {

    private static final String COMPARTMENT = "/fhir/{compartment:[A-Z][A-Za-z]*}/{id}/{type:[A-Z][A-Za-z]*|\\*}";

    private final Searches searches;
    private final SearchPlaces places;
    private final FhirResponses responses;

    SearchController(Searches searches, SearchPlaces places, FhirResponses responses) {
        this.searches = searches;
        this.places = places;
        this.responses = responses;
    }

    @GetMapping({"/fhir/{type:[A-Z][A-Za-z]*}", "/fhir/{type:[A-Z][A-Za-z]*}/_search"})
    void byQuery(
            @PathVariable String type,
            @RequestHeader(name = "Prefer", defaultValue = "") String prefer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(prefer, request, response, handling -> searches.found(type, request.getParameterMap(), handling));
    }

    @PostMapping(path = "/fhir/{type:[A-Z][A-Za-z]*}/_search", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    void byForm(
            @PathVariable String type,
            @RequestHeader(name = "Prefer", defaultValue = "") String prefer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        byQuery(type, prefer, request, response);
    }

    @GetMapping({"/fhir", "/fhir/", "/fhir/_search"})
    void ofSystem(
            @RequestHeader(name = "Prefer", defaultValue = "") String prefer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, String[]> asked = new LinkedHashMap<>(request.getParameterMap());
        answer(prefer, request, response, handling -> searches.found(places.ofTypes(asked), asked, handling));
    }

    @PostMapping(path = "/fhir/_search", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    void ofSystemByForm(
            @RequestHeader(name = "Prefer", defaultValue = "") String prefer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ofSystem(prefer, request, response);
    }

    @GetMapping({COMPARTMENT, COMPARTMENT + "/_search"})
    void ofCompartment(
            @PathVariable String compartment,
            @PathVariable String id,
            @PathVariable String type,
            @RequestHeader(name = "Prefer", defaultValue = "") String prefer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Map<String, String[]> asked = request.getParameterMap();
        answer(
                prefer,
                request,
                response,
                handling -> searches.found(places.ofCompartment(compartment, id, type, asked), asked, handling));
    }

    @PostMapping(path = COMPARTMENT + "/_search", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    void ofCompartmentByForm(
            @PathVariable String compartment,
            @PathVariable String id,
            @PathVariable String type,
            @RequestHeader(name = "Prefer", defaultValue = "") String prefer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ofCompartment(compartment, id, type, prefer, request, response);
    }

    private void answer(
            String prefer,
            HttpServletRequest request,
            HttpServletResponse response,
            Function<SearchReader.Handling, Bytes> found)
            throws IOException {
        Format format = Format.wanted(request);
        SearchReader.Handling handling =
                prefer.contains("handling=lenient") ? SearchReader.Handling.LENIENT : SearchReader.Handling.STRICT;
        responses.write(response, format, found.apply(handling));
    }
}
