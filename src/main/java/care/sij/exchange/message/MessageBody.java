package care.sij.exchange.message;

import care.sij.exchange.facts.Rule;
import care.sij.fhir.BodyRoom;
import care.sij.fhir.IncomingBody;
import care.sij.fhir.IncomingBody.Fault;
import care.sij.fhir.IncomingBody.NotTaken;
import care.sij.fhir.ParseLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The body of a message. */
@Component
class MessageBody {

    private final Clock clock;

    MessageBody(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads it into its place.
     *
     * @throws RequestRefused when it is not of a kind that is read here, or does not arrive whole and in time
     * @throws BodyRoom.Full when there is no room for it
     */
    IncomingBody read(HttpServletRequest request, ParseLimits limits, BodyRoom.Place place) {
        try {
            return IncomingBody.of(request, limits, clock, place);
        } catch (NotTaken refused) {
            throw refused(refused.fault());
        }
    }

    private static RequestRefused refused(Fault fault) {
        return switch (fault) {
            case UNSUPPORTED_TYPE ->
                new RequestRefused(
                        Rule.UNSUPPORTED_BODY,
                        "Bundle",
                        "Messages are taken as JSON or XML in UTF-8. Send `Content-Type: application/fhir+json` or "
                                + "`application/fhir+xml`.");
            case COMPRESSED ->
                new RequestRefused(
                        Rule.UNSUPPORTED_BODY,
                        "Bundle",
                        "Compressed bodies are not taken. Send the message without Content-Encoding.");
            case INCOMPLETE ->
                new RequestRefused(
                        Rule.BODY_INCOMPLETE,
                        "Bundle",
                        "The body did not arrive whole within "
                                + IncomingBody.longest(ParseLimits.MESSAGE).toSeconds()
                                + " seconds. Send it again; if that happens often, look at the line.");
        };
    }
}
