package care.sij.api.bulk;

import care.sij.api.rest.Bodies;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.fhir.ParseLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;

/**
 * The parameters of a request for an export, from its query or from Parameters in its body; references as texts.
 *
 * @param values by name
 * @param handling what to do with one that is not served
 */
record KickOff(Map<String, List<String>> values, Handling handling) {

    /** What to do with a parameter that is not served (Bulk Data 2.0.0, "Query Parameters"). */
    enum Handling {
        STRICT,
        LENIENT
    }

    /** @throws RequestRefused when it does not ask for an answer in time, or cannot be read */
    static KickOff of(HttpServletRequest request, Bodies bodies) {
        List<String> preferences = Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(header -> Arrays.stream(header.split("[,;]", -1)))
                .map(String::strip)
                .toList();
        if (!preferences.contains("respond-async")) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE, "Exports are made in their own time. Send `Prefer: respond-async`.");
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, given) -> values.put(name, List.of(given)));
        values.remove("_format");
        if (request.getMethod().equals("POST") && request.getContentLengthLong() != 0) {
            bodies.work(request, ParseLimits.MESSAGE, Parameters.class, KickOff::read)
                    .forEach((name, given) -> values.merge(name, given, KickOff::both));
        }
        return new KickOff(values, preferences.contains("handling=lenient") ? Handling.LENIENT : Handling.STRICT);
    }

    private static List<String> both(List<String> one, List<String> other) {
        List<String> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    private static Map<String, List<String>> read(Parameters parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        parameters
                .getParameter()
                .forEach(parameter -> values.computeIfAbsent(
                                String.valueOf(parameter.getName()), name -> new ArrayList<>())
                        .add(text(parameter)));
        return values;
    }

    private static String text(ParametersParameterComponent parameter) {
        if (parameter.getValue() instanceof Reference reference) {
            return reference.hasReference() ? reference.getReference() : "";
        }
        return parameter.getValue() instanceof PrimitiveType<?> value && value.hasValue()
                ? value.getValueAsString()
                : "";
    }

    /** Every value of the parameter. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Every value of a parameter whose values stand one by one or between commas. */
    List<String> each(String name) {
        return all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .distinct()
                .toList();
    }
}
