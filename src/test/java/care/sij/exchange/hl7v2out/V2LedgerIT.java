package care.sij.exchange.hl7v2out;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.delivery.Entry;
import care.sij.exchange.delivery.Entry.SentBefore;
import care.sij.exchange.hl7v2out.V2Ledger.Row;
import care.sij.exchange.hl7v2out.V2Ledger.State;
import care.sij.record.Bytes;
import care.sij.record.ResourceKey;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is set down of each v2 message: how far it is, and how often it was refused without a word of why. */
class V2LedgerIT {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final V2Out FIRST = new V2Out("ORU^R01", "M1", Bytes.EMPTY);
    private static final V2Out SECOND = new V2Out("MDM^T02", "M2", Bytes.EMPTY);

    private final TestRecord record = TestRecord.with(new TestClock(START));
    private final V2Ledger ledger = new V2Ledger(JdbcClient.create(record.app()), new TestClock(START));

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void tellsWhatNeverWentOutFromWhatThePartnerMayHave() {
        assertThat(ledger.row(entry(), FIRST)).isEmpty();
        ledger.set(entry(), FIRST, State.PLANNED);
        assertThat(ledger.row(entry(), FIRST).orElseThrow().mayBeThere()).isTrue();
        ledger.set(entry(), FIRST, State.UNSENT);
        assertThat(ledger.row(entry(), FIRST).orElseThrow().mayBeThere()).isFalse();
        ledger.set(entry(), FIRST, State.PLANNED);
        assertThat(ledger.row(entry(), FIRST).orElseThrow().mayBeThere()).isTrue();
    }

    @Test
    void countsRefusalsOfEachMessageUntilItIsSetAside() {
        ledger.set(entry(), FIRST, State.PLANNED);
        ledger.set(entry(), SECOND, State.PLANNED);
        ledger.countUnexplained(entry(), FIRST);
        ledger.set(entry(), FIRST, State.PLANNED);
        ledger.countUnexplained(entry(), FIRST);
        assertThat(ledger.row(entry(), FIRST)).contains(new Row(State.PLANNED, 2));
        assertThat(ledger.row(entry(), SECOND)).contains(new Row(State.PLANNED, 0));
        ledger.set(entry(), FIRST, State.REFUSED);
        ledger.set(entry(), FIRST, State.PLANNED);
        assertThat(ledger.row(entry(), FIRST)).contains(new Row(State.PLANNED, 0));
    }

    private static Entry entry() {
        return new Entry(
                1,
                "hospital",
                "thread",
                "sij-consult-note",
                "patient",
                new ResourceKey("Task", "t"),
                List.of(),
                START,
                "message",
                1,
                Duration.ofMinutes(2),
                new SentBefore(0, Optional.empty()),
                START,
                Optional.empty());
    }
}
