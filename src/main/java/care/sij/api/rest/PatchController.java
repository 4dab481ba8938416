package care.sij.api.rest;

import care.sij.access.RequestId;
import care.sij.api.patch.Patch;
import care.sij.api.rest.StatedWrites.Place;
import care.sij.exchange.WriteRefusal;
import care.sij.exchange.WriteRefused;
import care.sij.exchange.Written;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Patches of one resource (R4 http.html#patch). */
@RestController
class PatchController {

    private static final String TYPE = "/fhir/{type:[A-Z][A-Za-z]*}";

    /** A patch that asks for no version is done again to the version that overtook it, so many times. */
    private static final int MOST_TURNS = 4;

    private final PatchBodies bodies;
    private final Patches patches;
    private final Writing writing;
    private final WriteAnswers answers;

    PatchController(PatchBodies bodies, Patches patches, Writing writing, WriteAnswers answers) {
        this.bodies = bodies;
        this.patches = patches;
        this.writing = writing;
        this.answers = answers;
    }

    @PatchMapping(TYPE + "/{id}")
    void patch(
            @PathVariable String type,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, defaultValue = "") String ifMatch,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
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
        StatedWrites.requireWritable(type);
        Format format = Format.wanted(request);
        ProvenanceHeader.requireNone(request);
        Place place = new Place(type, "");
        Written written = bodies.work(
                request,
                place,
                patch -> inTurn(ifMatch, () -> write(place, type, id.apply(place), patch, ifMatch, request)));
        answers.write(request, response, format, written);
    }

    private Written write(
            Place place, String type, String id, Patch patch, String ifMatch, HttpServletRequest request) {
        return writing.write("patch", RequestId.of(request), List.of(patches.update(place, type, id, patch, ifMatch)))
                .get(0);
    }

    private static Written inTurn(String ifMatch, Supplier<Written> patch) {
        for (int turn = 1; ; turn++) {
            try {
                return patch.get();
            } catch (WriteRefused refused) {
                boolean overtaken = ifMatch.isEmpty() && refused.refusal() == WriteRefusal.CONDITION_NOT_MET;
                if (!overtaken || turn == MOST_TURNS) {
                    throw refused;
                }
            }
        }
    }
}
