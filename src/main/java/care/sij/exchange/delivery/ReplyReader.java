package care.sij.exchange.delivery;

import care.sij.exchange.delivery.Disposition.Again;
import care.sij.exchange.delivery.Disposition.Renew;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.exchange.delivery.Reply.Answered;
import care.sij.exchange.delivery.Reply.Broken;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirXml;
import care.sij.fhir.ParseLimits;
import care.sij.record.Bytes;
import java.time.Clock;
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
class ReplyReader {

    /** A partner that asks for fewer requests without saying when (exchange.md 4.3). */
    private static final Duration TOO_MANY = Duration.ofMinutes(1);

    private static final int TOO_MANY_REQUESTS = 429;

    private final FhirJson json;
    private final FhirXml xml;
    private final Clock clock;

    ReplyReader(FhirJson json, FhirXml xml, Clock clock) {
        this.json = json;
        this.xml = xml;
        this.clock = clock;
    }

    /** What is to be done with the message of this id. */
    Disposition read(Reply reply, String messageId) {
        if (reply instanceof Answered answered) {
            return read(answered, messageId);
        }
        return again(Report.of(reply instanceof Broken ? Reason.UNREACHABLE : Reason.SILENT));
    }

    private Disposition read(Answered answered, String messageId) {
        Optional<Duration> asked = answered.retryAfter().flatMap(value -> RetryAfter.read(value, clock.instant()));
        return switch (answered.status()) {
            case 200, 201 -> content(answered, messageId, asked);
            case 202 -> settle(Settled.IN_CUSTODY, Reason.TAKEN, answered);
            case 204 -> settle(Settled.DELIVERED, Reason.TAKEN, answered);
            case 401 -> new Renew(report(Reason.UNAUTHORIZED, answered));
            case 403 -> settle(Settled.DEAD, Reason.FORBIDDEN, answered);
            case 404, 405, 410, 501 -> settle(Settled.DEAD, Reason.NOT_THERE, answered);
            case 408, 409, 412, 425, 503 -> new Again(report(Reason.BUSY, answered), asked);
            case TOO_MANY_REQUESTS -> new Again(report(Reason.BUSY, answered), asked.or(() -> Optional.of(TOO_MANY)));
            default -> byClass(answered, asked);
        };
    }

    private static Disposition byClass(Answered answered, Optional<Duration> asked) {
        return switch (answered.status() / 100) {
            case 2 -> again(report(Reason.UNINTELLIGIBLE, answered));
            case 3 -> settle(Settled.DEAD, Reason.NOT_THERE, answered);
            case 4 -> settle(Settled.DEAD, Reason.REFUSED, answered);
            default -> new Again(report(Reason.FAILING, answered), asked);
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

    private Optional<Resource> resource(Bytes body) {
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
