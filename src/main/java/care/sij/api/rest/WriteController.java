package care.sij.api.rest;

import care.sij.access.RequestId;
import care.sij.api.rest.StatedWrites.Place;
import care.sij.exchange.Write;
import care.sij.exchange.Written;
import care.sij.fhir.ParseLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Writes of one resource (R4 http.html#create, #update, #delete). */
@RestController
class WriteController {

    private static final String TYPE = "/fhir/{type:[A-Z][A-Za-z]*}";
    private static final String RESOURCE = TYPE + "/{id}";

    private final StatedWrites stated;
    private final Bodies bodies;
    private final Writing writing;
    private final WriteAnswers answers;
    private final ProvenanceHeader provenances;

    WriteController(
            StatedWrites stated, Bodies bodies, Writing writing, WriteAnswers answers, ProvenanceHeader provenances) {
        this.stated = stated;
        this.bodies = bodies;
        this.writing = writing;
        this.answers = answers;
        this.provenances = provenances;
    }

    @PostMapping(TYPE)
    void create(
            @PathVariable String type,
            @RequestHeader(name = "If-None-Exist", defaultValue = "") String ifNoneExist,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AskedConditions.requireOfCreate(request);
        AskedConditions.requireNames(request, Set.of());
        answer(
                "create",
                type,
                request,
                response,
                (place, resource) -> stated.create(place, type, resource, ifNoneExist));
    }

    @PutMapping(RESOURCE)
    void update(
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = "") String ifMatch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AskedConditions.requireOfChange(request);
        AskedConditions.requireNames(request, Set.of());
        answer(
                "update",
                type,
                request,
                response,
                (place, resource) -> stated.update(place, type, id, resource, ifMatch));
    }

    @DeleteMapping(RESOURCE)
    void delete(
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = "") String ifMatch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AskedConditions.requireOfChange(request);
        AskedConditions.requireNames(request, Set.of());
        Format format = Format.wanted(request);
        ProvenanceHeader.requireNone(request);
        Write delete = stated.delete(new Place(type, ""), type, id, ifMatch);
        answers.write(request, response, format, written("delete", List.of(delete), request));
    }

    @PutMapping(TYPE)
    void updateMatch(
            @PathVariable String type,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = "") String ifMatch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AskedConditions.requireOfChange(request);
        String query = query(request);
        answer(
                "update",
                type,
                request,
                response,
                (place, resource) -> stated.updateMatch(place, type, query, resource, ifMatch));
    }

    @DeleteMapping(TYPE)
    void deleteMatch(
            @PathVariable String type,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = "") String ifMatch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AskedConditions.requireOfChange(request);
        Format format = Format.wanted(request);
        ProvenanceHeader.requireNone(request);
        Write delete = stated.deleteMatch(new Place(type, ""), type, query(request), ifMatch);
        answers.write(request, response, format, written("delete", List.of(delete), request));
    }

    private void answer(
            String interaction,
            String type,
            HttpServletRequest request,
            HttpServletResponse response,
            BiFunction<Place, Resource, Write> understood)
            throws IOException {
        Format format = Format.wanted(request);
        Optional<Provenance> provenance = provenances.of(request);
        Place place = ProvenanceHeader.place(type, provenance);
        Written written = bodies.work(request, ParseLimits.MESSAGE, Resource.class, resource -> {
            List<Write> writes = ProvenanceHeader.with(understood.apply(place, resource), provenance);
            return written(interaction, writes, request);
        });
        answers.write(request, response, format, written);
    }

    private Written written(String interaction, List<Write> writes, HttpServletRequest request) {
        return writing.write(interaction, RequestId.of(request), writes).get(0);
    }

    private static String query(HttpServletRequest request) {
        return Optional.ofNullable(request.getQueryString()).orElse("");
    }
}
