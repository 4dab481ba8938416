package care.sij.api.terminology;

import care.sij.access.Callers;
import care.sij.api.rest.Bodies;
import care.sij.api.rest.FhirResponses;
import care.sij.api.rest.Format;
import care.sij.api.rest.Reads;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.api.rest.ResourceTypes;
import care.sij.fhir.FhirJson;
import care.sij.partner.CodeMap.Direction;
import care.sij.partner.CodeMaps;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code ConceptMap/$translate}: by the caller's own code map of the way in, and for {@code reverse} by that of the way
 * out; at a ConceptMap of the record by that.
 */
@RestController
class TranslateController {

    private static final Set<String> KNOWN =
            Set.of("code", "system", "coding", "codeableConcept", "targetsystem", "reverse");

    private final CodeMaps maps;
    private final Callers callers;
    private final ResourceTypes types;
    private final Reads reads;
    private final FhirJson json;
    private final Bodies bodies;
    private final FhirResponses responses;

    TranslateController(
            CodeMaps maps,
            Callers callers,
            ResourceTypes types,
            Reads reads,
            FhirJson json,
            Bodies bodies,
            FhirResponses responses) {
        this.maps = maps;
        this.callers = callers;
        this.types = types;
        this.reads = reads;
        this.json = json;
        this.bodies = bodies;
        this.responses = responses;
    }

    @RequestMapping(
            path = "/fhir/ConceptMap/$translate",
            method = {RequestMethod.GET, RequestMethod.POST})
    void byOwnMap(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        TermsRequest asked = TermsRequest.of(request, bodies, KNOWN);
        Translations.Way way = way(asked);
        List<Coding> codings = asked.codings(Optional.empty());
        ConceptMap map = maps.told(
                        callers.current().id(),
                        way == Translations.Way.FORTH ? Direction.IN : Direction.OUT,
                        OptionalInt.empty())
                .map(CodeMaps.Told::map)
                .orElseThrow(() -> new RequestRefused(
                        Refusal.NOT_FOUND,
                        "There is no code map of yours for this direction. `$code-map` tells those there are."));
        responses.write(response, format, Translations.of(map, Translations.Way.FORTH, codings, target(asked)));
    }

    @RequestMapping(
            path = "/fhir/ConceptMap/{id}/$translate",
            method = {RequestMethod.GET, RequestMethod.POST})
    void byMap(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        ConceptMap map = json.read(reads.current(types.key("ConceptMap", id)).body(), ConceptMap.class);
        TermsRequest asked = TermsRequest.of(request, bodies, KNOWN);
        responses.write(
                response, format, Translations.of(map, way(asked), asked.codings(Optional.empty()), target(asked)));
    }

    private static Optional<String> target(TermsRequest asked) {
        return asked.asked().one("targetsystem");
    }

    private static Translations.Way way(TermsRequest asked) {
        Optional<String> reverse = asked.asked().one("reverse");
        return switch (reverse.orElse("false")) {
            case "false" -> Translations.Way.FORTH;
            case "true" -> Translations.Way.BACK;
            default -> throw TermsRequest.invalid("The parameter `reverse` is true or false.");
        };
    }
}
