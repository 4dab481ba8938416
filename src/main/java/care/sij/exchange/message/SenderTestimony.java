package care.sij.exchange.message;

import care.sij.audit.Testimony;
import care.sij.exchange.facts.Preparation;
import care.sij.record.CommitCause;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MessageHeader;

/** What a message says of itself: who has decided what it tells, and why it was sent (R4 messageheader.html). */
final class SenderTestimony {

    private SenderTestimony() {}

    /** Of a message as it was applied, in its own commit or in that of the message it had waited for. */
    static Testimony of(Arrival arrival, Preparation applied, String requestId) {
        Envelope envelope = arrival.envelope();
        CommitCause cause = new CommitCause(
                CommitCause.Kind.MESSAGE,
                envelope.partner().id(),
                envelope.event().code(),
                Optional.of(envelope.archived()),
                requestId);
        MessageHeader header =
                (MessageHeader) arrival.bundle().getEntryFirstRep().getResource();
        List<CodeableConcept> reasons = header.hasReason() ? List.of(header.getReason()) : List.of();
        return new Testimony(cause, Optional.empty(), author(header, applied), reasons);
    }

    private static Optional<String> author(MessageHeader header, Preparation applied) {
        String author = Optional.ofNullable(header.getAuthor().getReference()).orElse("");
        return author.isEmpty()
                ? Optional.empty()
                : applied.assignments().stream()
                        .filter(assignment -> assignment.part().fullUrl().equals(author)
                                || assignment.part().fullUrl().endsWith("/" + author))
                        .map(assignment -> assignment.key().reference())
                        .findFirst();
    }
}
