package care.sij.partner;

import java.util.Map;

/** The way in which a partner takes what is sent to it. */
public sealed interface Binding {

    /** Whole messages, at its {@code $process-message}. */
    record ProcessMessage() implements Binding {}

    /**
     * Resource by resource, as far as its EHR takes them (http.html, RESTful API of R4).
     *
     * @param parameters values of what the profile requires in each request, by name
     */
    record FhirRest(CapabilityProfile profile, Map<String, String> parameters) implements Binding {

        public FhirRest {
            parameters = Map.copyOf(parameters);
        }
    }
}
