package care.sij.exchange.message;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirJson;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.record.Bytes;
import care.sij.support.Journey;
import care.sij.support.Registered;
import care.sij.support.WholeService;
import java.time.Duration;
import java.time.Instant;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MessageHeader;
import org.junit.jupiter.api.Test;

/** What was taken with 202 in a dialect that its sender has given up since. */
class CustodyDialectIT {

    private static final String COW = "http://hl7.org/fhir/uv/cow/CodeSystem/temp";

    private final MessageProcessing processing = WholeService.bean(MessageProcessing.class);
    private final EnvelopeReader envelopes = WholeService.bean(EnvelopeReader.class);
    private final Custody custody = WholeService.bean(Custody.class);
    private final FhirJson json = WholeService.bean(FhirJson.class);

    @Test
    void isProcessedAsWhatItWasTakenFor() {
        Registered clinic = Registered.as("clinic", "gave-up-clinic", "dialect: native\n");
        Partner partner =
                WholeService.bean(Partners.class).byId("gave-up-clinic").orElseThrow();
        Bundle told = inCow(clinic.said(
                Journey.named("J1").about("SYN-001-gave-up").messages().get(1)));
        assertThat(processing.process(told, partner, "new").code()).isEqualTo(Answer.Code.FATAL);

        Envelope taken = envelopes.again(told, MessageEvent.REFERRAL_RESPONSE, partner);
        Instant later = Instant.now().plus(Duration.ofDays(1));
        custody.take(taken, json.encode(told), "http://gave-up.example.org", "taken", later);
        Custody.Held held = custody.held(partner.id(), taken.messageId()).orElseThrow();
        assertThat(held.event()).hasValue(MessageEvent.REFERRAL_RESPONSE);
        assertThat(envelopes.read(told, partner).event())
                .as("sent again meanwhile")
                .isEqualTo(MessageEvent.REFERRAL_RESPONSE);
        custody.close(held);

        assertThat(processing
                        .process(json.read(held.body(), Bundle.class), held.event(), partner, held.requestId())
                        .code())
                .isEqualTo(Answer.Code.OK);
        clinic.withdraw();
    }

    private Bundle inCow(String message) {
        Bundle told = json.read(Bytes.utf8(message), Bundle.class);
        ((MessageHeader) told.getEntryFirstRep().getResource())
                .setEvent(new Coding().setSystem(COW).setCode("order-update"));
        return told;
    }
}
