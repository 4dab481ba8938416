package care.sij.api.terminology;

import care.sij.api.rest.AskedParameters;
import care.sij.api.rest.Bodies;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.fhir.ParseLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/**
 * What an operation on terminology is asked.
 *
 * @param structured the codings of {@code coding} and {@code codeableConcept}
 */
record TermsRequest(AskedParameters asked, List<Coding> structured) {

    private static final int MOST_CODINGS = 100;
    private static final String CODING = "coding";
    private static final String CONCEPT = "codeableConcept";

    TermsRequest {
        structured = List.copyOf(structured);
    }

    /** From the query, or from Parameters in the body; only there have codings and concepts room. */
    static TermsRequest of(HttpServletRequest request, Bodies bodies, Set<String> known) {
        AskedParameters query = AskedParameters.of(request).known(known);
        if (query.first(CODING).isPresent() || query.first(CONCEPT).isPresent()) {
            throw invalid("The parameters `coding` and `codeableConcept` are sent in Parameters, with POST.");
        }
        return request.getMethod().equals("POST") && request.getContentLengthLong() != 0
                ? bodies.work(request, ParseLimits.MESSAGE, Parameters.class, body -> read(body, query.values(), known))
                : new TermsRequest(query, List.of());
    }

    private static TermsRequest read(Parameters body, Map<String, List<String>> query, Set<String> known) {
        Map<String, List<String>> values =
                new HashMap<>(AskedParameters.of(body).known(known).values());
        if (!Collections.disjoint(values.keySet(), query.keySet())) {
            throw invalid("A parameter stands in the query and in the body. Send it in one of them.");
        }
        List<Coding> codings = new ArrayList<>();
        body.getParameter().forEach(parameter -> codings.addAll(codings(parameter)));
        if (codings.size() > MOST_CODINGS) {
            throw invalid("At most " + MOST_CODINGS + " codings are asked about at once.");
        }
        values.remove(CODING);
        values.remove(CONCEPT);
        values.putAll(query);
        return new TermsRequest(new AskedParameters(values), codings);
    }

    private static List<Coding> codings(ParametersParameterComponent parameter) {
        return switch (String.valueOf(parameter.getName())) {
            case CODING -> {
                if (parameter.getValue() instanceof Coding coding) {
                    yield List.of(coding);
                }
                throw invalid("The parameter `coding` is a Coding.");
            }
            case CONCEPT -> {
                if (parameter.getValue() instanceof CodeableConcept concept) {
                    yield concept.getCoding();
                }
                throw invalid("The parameter `codeableConcept` is a CodeableConcept.");
            }
            default -> List.of();
        };
    }

    /**
     * The codings that are asked about, one at least.
     *
     * @param system of a code that comes without one; empty when it must come with one
     */
    List<Coding> codings(Optional<String> system) {
        Optional<String> code = asked.one("code");
        if (code.isPresent() == !structured.isEmpty()) {
            throw invalid("One of the parameters `code`, `coding` and `codeableConcept` is there, and one alone.");
        }
        return code.map(text -> List.of(coding(text, asked.one("system").or(() -> system))))
                .orElse(structured);
    }

    private Coding coding(String code, Optional<String> system) {
        Coding coding = new Coding()
                .setCode(code)
                .setSystem(system.orElseThrow(
                        () -> invalid("The parameter `system` is missing: a code is of a code system.")));
        asked.one("display").ifPresent(coding::setDisplay);
        return coding;
    }

    /** The canonical that a parameter gives, with its version where another one gives that. */
    Optional<String> canonical(String url, String version) {
        return asked.one(url)
                .map(given -> asked.one(version).map(text -> given + "|" + text).orElse(given));
    }

    static RequestRefused invalid(String text) {
        return new RequestRefused(Refusal.INVALID_VALUE, text);
    }
}
