package care.sij.api.validation;

import care.sij.api.rest.AskedParameters;
import care.sij.api.rest.Bodies;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.fhir.ParseLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * What is to be validated (R4 resource-operation-validate.html).
 *
 * @param resource as it was sent; empty when only a resource of the record is named
 * @param profile canonical of what it must meet beside its type
 */
record ValidationRequest(Optional<Resource> resource, Optional<String> profile, Optional<ValidationMode> mode) {

    private static final String RESOURCE = "resource";
    private static final Set<String> KNOWN = Set.of("profile", "mode");

    /** Works on what a request asks, while there is room for its body. */
    static <R> R work(HttpServletRequest request, Bodies bodies, Function<ValidationRequest, R> work) {
        AskedParameters query = AskedParameters.of(request).known(KNOWN);
        return request.getMethod().equals("POST") && request.getContentLengthLong() != 0
                ? bodies.work(
                        request, ParseLimits.MESSAGE, Resource.class, body -> work.apply(of(body, query.values())))
                : work.apply(of(Optional.empty(), query));
    }

    /** The body is the resource itself, or Parameters that hold it. */
    private static ValidationRequest of(Resource body, Map<String, List<String>> query) {
        if (!(body instanceof Parameters parameters) || !isOfOperation(parameters)) {
            return of(Optional.of(body), new AskedParameters(query));
        }
        Map<String, List<String>> values =
                new HashMap<>(AskedParameters.of(parameters).values());
        List<Resource> resources = parameters.getParameter().stream()
                .filter(parameter -> RESOURCE.equals(parameter.getName()))
                .flatMap(parameter -> Optional.ofNullable(parameter.getResource()).stream())
                .toList();
        if (values.containsKey(RESOURCE) && resources.size() != 1) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE, "The parameter `resource` holds the resource, and stands there once.");
        }
        values.remove(RESOURCE);
        if (!Collections.disjoint(values.keySet(), query.keySet())) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE, "A parameter stands in the query and in the body. Send it in one of them.");
        }
        values.putAll(query);
        return of(resources.stream().findFirst(), new AskedParameters(values));
    }

    /** Parameters may be what is to be validated themselves. */
    private static boolean isOfOperation(Parameters parameters) {
        return parameters.getParameter().stream()
                .map(ParametersParameterComponent::getName)
                .anyMatch(name -> RESOURCE.equals(name) || KNOWN.contains(String.valueOf(name)));
    }

    private static ValidationRequest of(Optional<Resource> resource, AskedParameters asked) {
        AskedParameters known = asked.known(KNOWN);
        return new ValidationRequest(resource, known.one("profile"), ValidationMode.of(known.one("mode")));
    }
}
