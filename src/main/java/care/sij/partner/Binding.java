package care.sij.partner;

import java.nio.charset.Charset;
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

    /**
     * HL7 v2.5.1 messages, at its MLLP listener.
     *
     * @param profile which messages its engine takes, and what its error codes mean
     * @param sender what we state as sending application and facility (MSH-3, MSH-4)
     * @param receiver what it is addressed as (MSH-5, MSH-6)
     * @param processingId MSH-11
     * @param charset how messages are encoded (MSH-18)
     * @param acknowledgements which ones are asked for
     * @param systems URI of each assigning authority and coding system, by the name it gives it
     */
    record Hl7v2Line(
            CapabilityProfile profile,
            Party sender,
            Party receiver,
            String processingId,
            Charset charset,
            Acknowledgements acknowledgements,
            Map<String, String> systems)
            implements Binding {

        public Hl7v2Line {
            systems = Map.copyOf(systems);
        }
    }

    /** An application of a facility, as a message header names it. */
    record Party(String application, String facility) {}

    /** Which acknowledgements a message asks for (HL7 v2.5.1, 2.9.2 and 2.9.3). */
    enum Acknowledgements {
        /** One, which tells all. */
        ORIGINAL,
        /** That the message is kept. */
        ACCEPT,
        /** That it is kept, and then what became of it. */
        ACCEPT_AND_APPLICATION
    }
}
