package care.sij.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.sij.audit.AuditAction;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.audit.AuditUnwritable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** The one thread that writes outlives whatever goes wrong. */
class GroupCommitTest {

    private final FailingOnce rows = new FailingOnce();
    private final GroupCommit commit = new GroupCommit(rows);

    @AfterEach
    void close() {
        commit.destroy();
    }

    @Test
    void goesOnAfterAnErrorOfTheVirtualMachine() {
        assertThatExceptionOfType(AuditUnwritable.class)
                .isThrownBy(() -> commit.write(entry("first")))
                .withCauseInstanceOf(OutOfMemoryError.class);

        commit.write(entry("second"));

        assertThat(rows.written).containsExactly("second");
    }

    @Test
    void writesNothingLaterOfWhoDidNotWaitForIt() throws InterruptedException {
        Blocked blocked = new Blocked();
        GroupCommit slow = new GroupCommit(blocked);
        List<Throwable> refused = new ArrayList<>();
        Thread first = new Thread(() -> slow.write(entry("first")));
        Thread second = new Thread(
                () -> refused.add(catchThrowableOfType(AuditUnwritable.class, () -> slow.write(entry("second")))));
        first.start();
        blocked.begun.await();
        second.start();
        while (second.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        second.interrupt();
        second.join();
        blocked.goOn.countDown();
        first.join();
        slow.write(entry("third"));
        slow.destroy();

        assertThat(refused).singleElement().isInstanceOf(AuditUnwritable.class);
        assertThat(blocked.written).containsExactly("first", "third");
    }

    @Test
    void keepsNobodyWaitingForWhatMayComeLater() throws InterruptedException {
        Blocked blocked = new Blocked();
        GroupCommit slow = new GroupCommit(blocked);
        slow.writeLater(entry("first"), 1);
        blocked.begun.await();
        for (int more = 0; more < 3_000; more++) {
            slow.writeLater(entry("more"), 1);
        }
        blocked.goOn.countDown();
        slow.write(entry("last"));
        slow.destroy();

        assertThat(blocked.written)
                .as("as many as there is room for")
                .hasSize(2_002)
                .startsWith("first", "more")
                .endsWith("more", "last");
    }

    @Test
    void writesWhatWaitsBeforeItEnds() throws InterruptedException {
        Blocked blocked = new Blocked();
        GroupCommit slow = new GroupCommit(blocked);
        slow.writeLater(entry("first"), 1);
        blocked.begun.await();
        slow.writeLater(entry("second"), 1);
        Thread closing = new Thread(slow::destroy);
        closing.start();
        while (closing.isAlive() && closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        blocked.goOn.countDown();
        closing.join();

        assertThat(blocked.written).containsExactly("first", "second");
    }

    private static AuditEntry entry(String detail) {
        return new AuditEntry(
                Instant.parse("2026-03-01T10:00:00Z"),
                AuditKind.DELIVERY,
                detail,
                AuditAction.R,
                AuditOutcome.SUCCESS,
                0,
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                "",
                OptionalLong.empty());
    }

    private static final class Blocked extends AuditRows {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final List<String> written = new CopyOnWriteArrayList<>();

        Blocked() {
            super(new JdbcTemplate());
        }

        @Override
        void write(List<AuditEntry> entries) {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            entries.forEach(entry -> written.add(entry.detail()));
        }
    }

    private static final class FailingOnce extends AuditRows {

        private final List<String> written = new ArrayList<>();
        private boolean failed;

        FailingOnce() {
            super(new JdbcTemplate());
        }

        @Override
        void write(List<AuditEntry> entries) {
            if (!failed) {
                failed = true;
                throw new OutOfMemoryError("as a test has it");
            }
            entries.forEach(entry -> written.add(entry.detail()));
        }
    }
}
