package care.sij.demo;

import java.time.Duration;
import java.util.List;

/**
 * The demo's partners at this service's own public face: over loopback HTTP, each with its published key, as they would
 * meet it from anywhere.
 */
public interface DemoPartners {

    /**
     * What came back.
     *
     * @param took from the request's first byte to the answer's last
     */
    record Answered(int status, String body, Duration took) {}

    /** Every message of the journeys, journey by journey, each journey in the order it happened. */
    List<JourneyMessage> journeys();

    /** Has the client send a message to {@code $process-message}, whatever it is answered. */
    Answered send(String client, String message, String requestId);

    /** Has the client get what lies below the FHIR base, e.g. {@code Patient?identifier=…}, encoded. */
    Answered get(String client, String query);
}
