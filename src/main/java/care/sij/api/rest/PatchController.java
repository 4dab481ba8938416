package care.sij.api.rest;

import care.sij.access.RequestId;
import care.sij.api.rest.StatedWrites.Place;
import care.sij.exchange.Write;
import care.sij.exchange.Written;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Provenance;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Patches of one resource (R4 http.html#patch). */
@RestController
class PatchController {

    private static final String TYPE = "/fhir/{type:[A-Z][A-Za-z]*}";

    private final PatchBodies bodies;
    private final Patches patches;
    private final Writing writing;
    private final WriteAnswers answers;
    private final ProvenanceHeader provenances;

    PatchController(
            PatchBodies bodies, Patches patches, Writing writing, WriteAnswers answers, ProvenanceHeader provenances) {
        this.bodies = bodies;
        this.patches = patches;
        this.writing = writing;
        this.answers = answers;
        this.provenances = provenances;
    }

    @PatchMapping(TYPE + "/{id}")
    void patch(
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = "") String ifMatch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AskedConditions.requireNames(request, Set.of());
        answer(type, place -> id, ifMatch, request, response);
    }

    @PatchMapping(TYPE)
    void patchMatch(
            @PathVariable String type,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = "") String ifMatch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        answer(type, place -> patches.match(place, type, query), ifMatch, request, response);
    }

    private void answer(
            String type,
            Function<Place, String> id,
            String ifMatch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AskedConditions.requireOfChange(request);
        StatedWrites.requireWritable(type);
        Format format = Format.wanted(request);
        Optional<Provenance> provenance = provenances.of(request);
        Place place = ProvenanceHeader.place(type, provenance);
        Written written = bodies.work(
                request,
                place,
                patch -> inTurn(ifMatch, () -> {
                    Write write = patches.update(place, type, id.apply(place), patch, ifMatch);
                    return writing.write("patch", RequestId.of(request), ProvenanceHeader.with(write, provenance))
                            .get(0);
                }));
        answers.write(request, response, format, written);
    }

    private static Written inTurn(String ifMatch, Supplier<Written> patch) {
        return ifMatch.isEmpty() ? Turns.of(patch) : patch.get();
    }
}
