package care.sij.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.delivery.Disposition.Again;
import care.sij.exchange.delivery.Disposition.Progress;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What closes the gate to a partner, and what does not. */
class GatesIT {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final int FAILURES = 5;

    private final TestRecord record = TestRecord.with(new TestClock(START));
    private final Gates gates = new Gates(JdbcClient.create(record.app()));

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void closesAfterFailuresInARow() {
        times(FAILURES - 1, failed(Reason.SILENT));
        assertThat(gates.open("hospital", START)).isTrue();
        times(1, failed(Reason.SILENT));
        assertThat(gates.open("hospital", START)).isFalse();
        assertThat(gates.open("clinic", START)).isTrue();
    }

    @Test
    void staysOpenAfterFaultsOfOurs() {
        times(FAILURES * 2, failed(Reason.OUR_FAULT));
        assertThat(gates.open("hospital", START)).isTrue();
    }

    @Test
    void forgetsFailuresWhenThePartnerTookSomething() {
        times(FAILURES - 1, failed(Reason.SILENT));
        times(1, new Settle(Settled.DELIVERED, Report.of(Reason.TAKEN)));
        times(FAILURES - 1, failed(Reason.SILENT));
        times(1, new Again(Report.of(Reason.MORE_TO_SEND), Optional.empty(), Progress.SOME));
        times(FAILURES - 1, failed(Reason.SILENT));
        assertThat(gates.open("hospital", START)).isTrue();
    }

    @Test
    void learnsNothingFromWhatWasNotTriedOrFailedAtOurs() {
        times(FAILURES - 1, failed(Reason.SILENT));
        times(1, Again.untried(Reason.NO_TURN));
        times(1, failed(Reason.OUR_FAULT));
        assertThat(gates.open("hospital", START)).isTrue();
        times(1, failed(Reason.SILENT));
        assertThat(gates.open("hospital", START)).isFalse();
    }

    private void times(int times, Disposition disposition) {
        IntStream.range(0, times).forEach(time -> gates.note("hospital", disposition, START));
    }

    private static Disposition failed(Reason reason) {
        return new Again(Report.of(reason), Optional.empty());
    }
}
