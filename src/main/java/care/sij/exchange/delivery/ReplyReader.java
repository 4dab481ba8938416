package care.sij.exchange.delivery;

import care.sij.exchange.delivery.Disposition.Again;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.exchange.delivery.Reply.Answered;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirXml;
import care.sij.fhir.ParseLimits;
import care.sij.record.Bytes;
import java.time.Duration;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * What a reply to {@code $process-message} means (operation-messageheader-process-message.html; retry classes of
 * exchange.md 4.3). A body is read for what it is, whatever its content type says. Sending again is always safe here:
 * the ids stay the same, and a messaging endpoint answers a message it has seen with its first answer.
 */
@Component
public class ReplyReader {

    private final FhirJson json;
    private final FhirXml xml;
    private final FailedReplies failures;

    ReplyReader(FhirJson json, FhirXml xml, FailedReplies failures) {
        this.json = json;
        this.xml = xml;
        this.failures = failures;
    }

    /** What is to be done with the message of this id. */
    public Disposition read(Reply reply, String messageId) {
        return reply instanceof Answered answered ? read(answered, messageId) : failures.of(reply);
    }

    /** What came of a search that changes nothing: taken when a searchset was answered. */
    public Report found(Reply reply) {
        return reply instanceof Answered answered && answered.status() == 200
                ? report(searched(answered) ? Reason.TAKEN : Reason.UNINTELLIGIBLE, answered)
                : failures.of(reply).report();
    }

    private boolean searched(Answered answered) {
        return resource(answered.body())
                .filter(body -> body instanceof Bundle bundle && bundle.getType() == Bundle.BundleType.SEARCHSET)
                .isPresent();
    }

    private Disposition read(Answered answered, String messageId) {
        return switch (answered.status()) {
            case 200, 201 -> content(answered, messageId, failures.asked(answered));
            case 202 -> settle(Settled.IN_CUSTODY, Reason.TAKEN, answered);
            case 204 -> settle(Settled.DELIVERED, Reason.TAKEN, answered);
            default -> failures.of(answered);
        };
    }

    private Disposition content(Answered answered, String messageId, Optional<Duration> asked) {
        Optional<Resource> body = resource(answered.body());
        if (body.isPresent() && body.get() instanceof OperationOutcome outcome) {
            return outcome(outcome, answered);
        }
        return body.flatMap(ReplyReader::header)
                .filter(header -> messageId.equals(header.getResponse().getIdentifier()))
                .map(header -> response(header, answered, asked))
                .orElseGet(() -> again(report(Reason.UNINTELLIGIBLE, answered)));
    }

    /** Some gateways answer with their findings alone; only an error means that the message was not taken. */
    private static Disposition outcome(OperationOutcome outcome, Answered answered) {
        boolean refused = outcome.getIssue().stream()
                .anyMatch(issue ->
                        issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL);
        return refused
                ? settle(Settled.DEAD, Reason.REFUSED, answered)
                : settle(Settled.DELIVERED, Reason.TAKEN, answered);
    }

    private static Disposition response(MessageHeader header, Answered answered, Optional<Duration> asked) {
        return switch (ResponseCode.of(header)) {
            case OK -> settle(Settled.DELIVERED, Reason.TAKEN, answered);
            case TRANSIENT -> new Again(report(Reason.BUSY, answered), asked);
            case FATAL -> settle(Settled.DEAD, Reason.REFUSED, answered);
            case NONE -> again(report(Reason.UNINTELLIGIBLE, answered));
        };
    }

    private static Optional<MessageHeader> header(Resource body) {
        return body instanceof Bundle bundle && bundle.getEntryFirstRep().getResource() instanceof MessageHeader header
                ? Optional.of(header)
                : Optional.empty();
    }

    /** The resource that a body is, in JSON or XML; empty when it is neither. */
    public Optional<Resource> resource(Bytes body) {
        byte[] bytes = body.toArray();
        return json.parse(bytes, ParseLimits.MESSAGE)
                .fold(
                        Optional::of,
                        refusal -> xml.parse(bytes, ParseLimits.MESSAGE, Resource.class)
                                .fold(Optional::of, alsoRefused -> Optional.empty()));
    }

    private static Report report(Reason reason, Answered answered) {
        return new Report(reason, answered.status(), answered.body());
    }

    private static Disposition settle(Settled as, Reason reason, Answered answered) {
        return new Settle(as, report(reason, answered));
    }

    private static Disposition again(Report report) {
        return new Again(report, Optional.empty());
    }
}
