package care.sij.exchange.message;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.token.TestClient;
import care.sij.exchange.facts.SourceOrder;
import care.sij.exchange.facts.Telling;
import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;

/** By what a message is known when it comes again. */
class EnvelopeTest {

    private static final Bytes SENT = Bytes.utf8("MSH|one");
    private static final Bytes BUNDLE = Bytes.utf8("of a bundle").sha256();
    private static final Bytes ANOTHER = Bytes.utf8("of another").sha256();

    @Test
    void hasWhatWasSent() {
        Envelope posted = posted();

        assertThat(posted.has(BUNDLE)).isTrue();
        assertThat(posted.has(ANOTHER)).isFalse();
    }

    @Test
    void hasWhatItWasMadeOfAndWhatWasMade() {
        Envelope made = posted().madeOf(SENT);

        assertThat(made.bodyHash()).as("by which it is remembered").isEqualTo(SENT.sha256());
        assertThat(made.has(SENT.sha256())).isTrue();
        assertThat(made.has(BUNDLE))
                .as("remembered before what was sent counted")
                .isTrue();
        assertThat(made.has(ANOTHER)).isFalse();
    }

    private static Envelope posted() {
        return new Envelope(
                new Telling(TestClient.withEc("st-mary").registered(), new SourceOrder(Instant.EPOCH, "message")),
                "sending",
                MessageEvent.REFERRAL_REQUEST,
                "http://h.example/fhir",
                new ResourceKey("Bundle", "kept"),
                BUNDLE,
                Optional.empty(),
                new Bundle());
    }
}
