package care.sij.api.rest;

import care.sij.fhir.ParseLimits;
import care.sij.partner.CodeMap.Direction;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Parameters;

/**
 * A map that somebody sends, with what is to be done with it, as Parameters in the body (R4 operations.html).
 *
 * @param asked everything but the map
 */
record CodeMapRequest(AskedParameters asked, ConceptMap map) {

    private static final int MEGABYTE = 1024 * 1024;
    private static final String MAP = "map";

    /** Ten thousand targets fit. */
    private static final ParseLimits LIMITS =
            new ParseLimits(4 * MEGABYTE, ParseLimits.MESSAGE.weight(), ParseLimits.MESSAGE.depth(), 1);

    /** @param known the parameters that the operation takes beside the map */
    static CodeMapRequest of(HttpServletRequest request, Bodies bodies, Set<String> known) {
        AskedParameters.of(request).known(Set.of());
        return bodies.work(request, LIMITS, Parameters.class, parameters -> read(parameters, known));
    }

    private static CodeMapRequest read(Parameters parameters, Set<String> known) {
        ConceptMap map = parameters.getParameter().stream()
                .filter(parameter -> MAP.equals(parameter.getName()))
                .filter(parameter -> parameter.getResource() instanceof ConceptMap)
                .map(parameter -> (ConceptMap) parameter.getResource())
                .findFirst()
                .orElseThrow(() -> new RequestRefused(
                        Refusal.INVALID_VALUE, "The parameter `map` holds a resource of type ConceptMap. Send it."));
        AskedParameters asked = AskedParameters.of(parameters);
        asked.values().remove(MAP);
        return new CodeMapRequest(asked.known(known), map);
    }

    static Direction direction(AskedParameters asked) {
        return switch (asked.first("direction").orElse("in")) {
            case "in" -> Direction.IN;
            case "out" -> Direction.OUT;
            default ->
                throw new RequestRefused(
                        Refusal.INVALID_VALUE,
                        "The parameter `direction` is in (from the partner to us) or out (from us to the partner).");
        };
    }
}
