package care.sij.api.rest;

import care.sij.record.ResourceKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Operations on one resource of whatever type, {@code Type/<id>/$name} (R4 operations.html): which resource it is, what
 * is asked of it and in what form the answer goes are the same for each.
 */
@Component
public class InstanceOperations {

    /** Where the name of an operation follows. */
    public static final String PATH = "/fhir/{type:[A-Z][A-Za-z]*}/{id}/";

    /** What an operation answers. */
    public interface Operation {

        /** Of the resource, which is of a type that the caller may read. */
        Parameters of(ResourceKey key, AskedParameters asked);
    }

    private final ResourceTypes types;
    private final Reads reads;
    private final Bodies bodies;
    private final FhirResponses responses;

    InstanceOperations(ResourceTypes types, Reads reads, Bodies bodies, FhirResponses responses) {
        this.types = types;
        this.reads = reads;
        this.bodies = bodies;
        this.responses = responses;
    }

    /**
     * Answers a request that was mapped below {@link #PATH}.
     *
     * @param known the parameters that the operation takes
     * @throws RequestRefused when something else is asked for, or no resource is named
     */
    public void answer(HttpServletRequest request, HttpServletResponse response, Set<String> known, Operation operation)
            throws IOException {
        Format format = Format.wanted(request);
        ResourceKey key = types.key(variable(request, "type"), variable(request, "id"));
        reads.demand(key.type());
        AskedParameters asked = AskedParameters.of(request, bodies).known(known);
        responses.write(response, format, operation.of(key, asked));
    }

    private static String variable(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE))
                .filter(Map.class::isInstance)
                .flatMap(variables -> Optional.ofNullable(((Map<?, ?>) variables).get(name)))
                .map(String::valueOf)
                .orElseThrow();
    }
}
