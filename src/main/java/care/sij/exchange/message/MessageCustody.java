package care.sij.exchange.message;

import care.sij.exchange.facts.Rule;
import care.sij.exchange.facts.StatementRefused;
import care.sij.exchange.message.Manner.Later;
import care.sij.fhir.FhirJson;
import care.sij.partner.Partner;
import java.time.Clock;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** Takes messages whose answers are brought later. */
@Component
class MessageCustody {

    private final EnvelopeReader envelopes;
    private final Custody custody;
    private final MessageAnswers answers;
    private final FhirJson json;
    private final Clock clock;

    MessageCustody(EnvelopeReader envelopes, Custody custody, MessageAnswers answers, FhirJson json, Clock clock) {
        this.envelopes = envelopes;
        this.custody = custody;
        this.answers = answers;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes the message, durably; when it may not be sent so by this partner, what to answer at once.
     *
     * @throws RequestRefused when it is no message, or there is no address to answer to
     */
    Optional<Answer> take(Bundle bundle, Partner partner, Later later, String requestId) {
        try {
            Envelope envelope = envelopes.read(bundle, partner);
            String respondTo = later.respondTo().orElse(envelope.sourceEndpoint());
            requireAddress(respondTo);
            custody.take(envelope, json.encode(bundle), respondTo, requestId, clock.instant());
            return Optional.empty();
        } catch (StatementRefused refused) {
            return Optional.of(answers.fatal(bundle, partner, refused.issues()));
        }
    }

    private static void requireAddress(String respondTo) {
        if (!respondTo.startsWith("https://") && !respondTo.startsWith("http://")) {
            throw new RequestRefused(
                    Rule.FOREIGN_RESPONSE_ADDRESS,
                    "Bundle.entry[0].resource.source.endpoint",
                    "The source endpoint is no http address that an answer could be sent to. Name a registered `response-url`.");
        }
    }
}
