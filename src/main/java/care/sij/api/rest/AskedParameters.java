package care.sij.api.rest;

import care.sij.fhir.ParseLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.springframework.http.HttpHeaders;

/** What an operation is asked for, each parameter as text. */
public record AskedParameters(Map<String, List<String>> values) {

    /** From the query, or from Parameters in the body (R4 operations.html). */
    public static AskedParameters of(HttpServletRequest request, Bodies bodies) {
        AskedParameters query = of(request);
        if (!hasBody(request)) {
            return query;
        }
        AskedParameters body = bodies.work(request, ParseLimits.MESSAGE, Parameters.class, AskedParameters::of);
        if (!Collections.disjoint(query.values.keySet(), body.values.keySet())) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE, "A parameter stands in the query and in the body. Send it in one of them.");
        }
        body.values.putAll(query.values);
        return body;
    }

    /** A request has a body when it says how long it is, or that it comes in pieces (RFC 9112, 6). */
    private static boolean hasBody(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && (request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null);
    }

    /** From the query; {@code _format} belongs to the answer. */
    public static AskedParameters of(HttpServletRequest request) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, given) -> values.put(name, List.of(given)));
        values.remove("_format");
        return new AskedParameters(values);
    }

    /** From the body; what is no primitive counts as empty. */
    public static AskedParameters of(Parameters parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        parameters
                .getParameter()
                .forEach(parameter -> values.computeIfAbsent(
                                String.valueOf(parameter.getName()), name -> new ArrayList<>())
                        .add(parameter.getValue() instanceof PrimitiveType<?> value ? value.getValueAsString() : ""));
        return new AskedParameters(values);
    }

    /**
     * The same, when it asks for nothing else.
     *
     * @throws RequestRefused naming what the operation takes
     */
    public AskedParameters known(Set<String> names) {
        if (!names.containsAll(values.keySet())) {
            throw new RequestRefused(
                    Refusal.UNKNOWN_PARAMETER,
                    "This operation takes " + names.stream().sorted().toList() + " and, in the query, `_format`.");
        }
        return this;
    }

    /** The first value, if there is one. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /**
     * What stands there once, if it does.
     *
     * @throws RequestRefused naming the parameter, when it stands there more than once
     */
    public Optional<String> one(String name) {
        if (all(name).size() > 1) {
            throw new RequestRefused(Refusal.INVALID_VALUE, "The parameter `" + name + "` stands there once at most.");
        }
        return first(name);
    }

    /** Every value, in the order of the request. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }
}
