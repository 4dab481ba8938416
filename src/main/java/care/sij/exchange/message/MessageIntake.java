package care.sij.exchange.message;

import care.sij.exchange.facts.IssueOutcomes;
import care.sij.fhir.FhirJson;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * The way in for messages that did not come by {@code $process-message}: a binding that made a message bundle of what
 * it received has it processed here, once, in one transaction, as if the partner had posted the bundle.
 */
@Component
public class MessageIntake {

    /** What became of a message. */
    public enum Code {
        /** Taken and committed. */
        OK,
        /** Not now; the same message may be sent again. */
        TRANSIENT,
        /** Refused for its content. */
        FATAL
    }

    /**
     * The answer to a message.
     *
     * @param outcome its issues; they tell places in the bundle, never values
     * @param asked what the message asked for
     */
    public record Taken(Code code, OperationOutcome outcome, Optional<Resource> asked) {}

    private final Allowances allowances;
    private final MessageProcessing processing;
    private final Inbox inbox;
    private final FhirJson json;

    MessageIntake(Allowances allowances, MessageProcessing processing, Inbox inbox, FhirJson json) {
        this.allowances = allowances;
        this.processing = processing;
        this.inbox = inbox;
        this.json = json;
    }

    /**
     * The answer, given when what the message changed is committed; the same one for the same message.
     *
     * @param message the bundle that was made
     * @param sent what it was made of, by which the message is recognised when it comes again, whatever is made of it
     *     then
     */
    public Taken take(Bundle message, Bytes sent, Partner partner, String requestId) {
        try {
            allowances.take(partner);
            return taken(processing.process(message, sent, partner, requestId));
        } catch (TooManyMessages tooMany) {
            return new Taken(Code.TRANSIENT, IssueOutcomes.of(List.of(TooManyMessages.ISSUE)), Optional.empty());
        } catch (RequestRefused refused) {
            return new Taken(Code.FATAL, IssueOutcomes.of(List.of(refused.issue())), Optional.empty());
        }
    }

    /**
     * The answer to what was sent, if it was processed before; to be asked when no bundle can be made of it any more.
     */
    public Optional<Taken> takenBefore(Partner partner, String messageId, Bytes sent) {
        return inbox.answered(partner.id(), messageId, sent.sha256()).map(this::taken);
    }

    private Taken taken(Answer answer) {
        return taken(code(answer.code()), json.read(answer.body(), Bundle.class));
    }

    private static Code code(Answer.Code code) {
        return switch (code) {
            case OK -> Code.OK;
            case TRANSIENT -> Code.TRANSIENT;
            case FATAL -> Code.FATAL;
        };
    }

    private static Taken taken(Code code, Bundle answer) {
        OperationOutcome outcome = new OperationOutcome();
        Optional<Resource> asked = Optional.empty();
        for (BundleEntryComponent entry : answer.getEntry()) {
            if (entry.getResource() instanceof OperationOutcome told) {
                outcome = told;
            } else if (!(entry.getResource() instanceof MessageHeader)) {
                asked = Optional.of(entry.getResource());
            }
        }
        return new Taken(code, outcome, asked);
    }
}
