package care.sij.exchange.push;

import care.sij.exchange.delivery.Disposition;
import care.sij.exchange.delivery.Reply.Answered;
import care.sij.exchange.delivery.Report;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What one request to an EHR came to. */
sealed interface Outcome {

    /**
     * It did what was asked.
     *
     * @param resource what it answered; empty when that was no FHIR
     */
    record Done(Answered answered, Optional<JsonNode> resource) implements Outcome {}

    /** This part is not taken as it is; others may be. */
    record Refused(Report report) implements Outcome {}

    /** The server knows no such interaction or resource. */
    record Impossible(Report report) implements Outcome {}

    /** Nothing more of the message can be sent now. */
    record Stop(Disposition disposition) implements Outcome {}
}
