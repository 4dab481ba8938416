package care.sij.exchange.delivery;

import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.fhir.FhirJson;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import java.time.Clock;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.springframework.stereotype.Component;

/**
 * Answers that partners send later to what they took into custody; {@code MessageHeader.response} names the message.
 */
@Component
public class LateReplies {

    private final Outbox outbox;
    private final Disclosures disclosures;
    private final Lines lines;
    private final FhirJson json;
    private final Clock clock;

    LateReplies(Outbox outbox, Disclosures disclosures, Lines lines, FhirJson json, Clock clock) {
        this.outbox = outbox;
        this.disclosures = disclosures;
        this.lines = lines;
        this.json = json;
        this.clock = clock;
    }

    /** The answer's header; empty when the bundle is no answer. */
    public static Optional<MessageHeader> header(Bundle bundle) {
        return bundle.getEntryFirstRep().getResource() instanceof MessageHeader header && header.hasResponse()
                ? Optional.of(header)
                : Optional.empty();
    }

    /** Whether an answer tells something beside what became of the message. */
    public static boolean tells(Bundle answer) {
        return answer.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .anyMatch(resource -> !(resource instanceof MessageHeader) && !(resource instanceof OperationOutcome));
    }

    /** Sets down the answer; false when it answers nothing that this partner was sent. Again does no harm. */
    public boolean take(Bundle answer, MessageHeader header, Partner partner) {
        String messageId =
                Optional.ofNullable(header.getResponse().getIdentifier()).orElse("");
        Bytes body = json.encode(answer);
        boolean known = switch (ResponseCode.of(header)) {
            case OK -> disclosures.answered(partner.id(), messageId, settle(Settled.DELIVERED, Reason.TAKEN, body));
            case FATAL -> disclosures.answered(partner.id(), messageId, settle(Settled.DEAD, Reason.REFUSED, body));
            case TRANSIENT -> outbox.sendAgain(partner.id(), messageId, clock.instant());
            case NONE -> false;
        };
        lines.wake(partner.id());
        return known;
    }

    private static Settle settle(Settled as, Reason reason, Bytes body) {
        return new Settle(as, new Report(reason, 0, body));
    }
}
