package care.sij.exchange.message;

import care.sij.audit.Ledger;
import care.sij.audit.SignedCheckpoint;
import care.sij.exchange.facts.Issue;
import care.sij.exchange.facts.IssueOutcomes;
import care.sij.exchange.facts.Rule;
import care.sij.fhir.FhirJson;
import care.sij.fhir.ResourceIds;
import care.sij.fhir.SijUris;
import care.sij.partner.Partner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * Writes the answer to a message: a message of its own, with what there is to say in an OperationOutcome. One that is
 * remembered also tells the ledger's newest checkpoint, so that every partner is a witness of it.
 */
@Component
class MessageAnswers {

    private static final String OUR_BASE = "http://sij-pathways.example.org/fhir/";
    private static final String OUR_ENDPOINT = OUR_BASE + "$process-message";
    private static final String CHECKPOINT = SijUris.structure("sij-ledger-checkpoint");
    private static final String OUR_NAME = "SIJ Pathways";

    private final FhirJson json;
    private final Ledger ledger;

    MessageAnswers(FhirJson json, Ledger ledger) {
        this.json = json;
        this.ledger = ledger;
    }

    /** The message was taken; the answer carries what was asked for. */
    Answer ok(Bundle request, Partner partner, Outcome outcome, Instant at) {
        return answer(request, partner, Answer.Code.OK, outcome, at, ledger.latest());
    }

    /** The message's content is refused. */
    Answer fatal(Bundle request, Partner partner, List<Issue> issues, Instant at) {
        return answer(request, partner, Answer.Code.FATAL, Outcome.of(issues), at, ledger.latest());
    }

    /** The message may not be sent so; nothing is remembered, so the answer is to be the same for each resend. */
    Answer fatal(Bundle request, Partner partner, List<Issue> issues) {
        return answer(
                request,
                partner,
                Answer.Code.FATAL,
                Outcome.of(issues),
                request.getTimestamp().toInstant(),
                Optional.empty());
    }

    /** Nothing is wrong with the message, but it cannot be processed now. */
    Answer later(Bundle request, Partner partner) {
        Issue busy = Issue.error(
                Rule.NOT_NOW,
                "",
                "The service cannot process the message now. Nothing of it is stored. Send it again, unchanged and under the "
                        + "same ids, after the time that Retry-After tells.");
        return answer(
                request,
                partner,
                Answer.Code.TRANSIENT,
                Outcome.of(List.of(busy)),
                request.getTimestamp().toInstant(),
                Optional.empty());
    }

    private Answer answer(
            Bundle request,
            Partner partner,
            Answer.Code code,
            Outcome outcome,
            Instant at,
            Optional<SignedCheckpoint> checkpoint) {
        MessageHeader asked = (MessageHeader) request.getEntryFirstRep().getResource();
        String identifier = asked.getIdElement().getIdPart();
        String answering = identifier + "|" + request.getIdElement().getIdPart() + "|" + code.wire();
        String outcomeUrl = "urn:uuid:" + ResourceIds.of("OperationOutcome", partner.id(), answering);
        MessageHeader header = new MessageHeader();
        header.setId(ResourceIds.of("MessageHeader", partner.id(), answering));
        header.setEvent(asked.getEvent());
        checkpoint.ifPresent(signed -> header.addExtension(
                CHECKPOINT, new Base64BinaryType(signed.note().getBytes(StandardCharsets.UTF_8))));
        header.getSource().setName(OUR_NAME).setEndpoint(OUR_ENDPOINT);
        header.addDestination()
                .setName(partner.organization())
                .setEndpoint(asked.getSource().getEndpoint());
        header.getResponse()
                .setIdentifier(identifier)
                .setCode(ResponseType.fromCode(code.wire()))
                .setDetails(new Reference(outcomeUrl));
        Bundle answer = new Bundle();
        answer.setId(ResourceIds.of("Bundle", OUR_ENDPOINT, partner.id() + "|" + answering));
        answer.setType(BundleType.MESSAGE).setTimestamp(Date.from(at));
        answer.addEntry()
                .setFullUrl("urn:uuid:" + header.getIdElement().getIdPart())
                .setResource(header);
        answer.addEntry().setFullUrl(outcomeUrl).setResource(IssueOutcomes.of(outcome.issues()));
        outcome.asked().ifPresent(resource -> {
            String url = OUR_BASE + resource.fhirType() + "/"
                    + resource.getIdElement().getIdPart();
            header.addFocus(new Reference(url));
            answer.addEntry().setFullUrl(url).setResource(resource);
        });
        return new Answer(code, json.encode(answer));
    }
}
