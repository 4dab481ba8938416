package care.sij.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.audit.AuditAction;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditKind;
import care.sij.audit.AuditOutcome;
import care.sij.support.TestClock;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Strangers decide how much is refused, not how many rows tell of it. */
class RefusalTrailTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Kept rows = new Kept();
    private final GroupCommit group = new GroupCommit(rows);
    private final RefusalTrail trail = new RefusalTrail(group, () -> new UUID(0, 1), new TestClock(NOW));

    @AfterEach
    void close() {
        group.destroy();
    }

    @Test
    void tellsOfTheFirstOnesOfASiteSinglyAndOfTheOthersTogether() {
        for (int one = 0; one < 63; one++) {
            trail.refused(400, "2001:db8:1:" + Integer.toHexString(one) + "::1", Optional.empty(), "GET /" + one);
        }
        trail.refused(414, "192.0.2.1", Optional.empty(), "GET /other");
        trail.tellOfTheRest();
        trail.refused(400, "2001:db8:1::1", Optional.empty(), "GET /later");
        trail.tellOfTheRest();

        List<AuditEntry> written = written();
        assertThat(written)
                .extracting(AuditEntry::query)
                .startsWith("GET /0", "GET /1")
                .endsWith("GET /59", "GET /other", "3 more refused in the same minute", "GET /later")
                .hasSize(63);
        assertThat(written.get(61)).satisfies(rest -> {
            assertThat(rest.address()).isEqualTo("2001:db8:1:0::1");
            assertThat(rest.outcome()).isEqualTo(AuditOutcome.REFUSED);
            assertThat(rest.kind()).isEqualTo(AuditKind.OTHER);
        });
    }

    @Test
    void manySitesTogetherGetNoMoreThanAFewDo() {
        IntStream.range(0, 5_000)
                .mapToObj(number -> "198.51." + number / 250 + "." + number % 250)
                .forEach(address -> trail.refused(400, address, Optional.empty(), "GET /"));
        trail.tellOfTheRest();

        assertThat(written())
                .hasSize(20 + 60 + 1)
                .last()
                .satisfies(rest -> assertThat(rest.query()).isEqualTo("4920 more refused in the same minute"))
                .satisfies(rest -> assertThat(rest.address()).isEmpty());
    }

    @Test
    void tellsOfWhatItOnlyCountedWhenItStops() {
        refuse(63);
        trail.destroy();

        assertThat(written())
                .last()
                .satisfies(rest -> assertThat(rest.query()).isEqualTo("3 more refused in the same minute"));
    }

    @Test
    void countsEachRefusalOfWhichNoRowTells() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        try {
            double before = registry.get("sij.audit.unwritten").counter().count();
            group.destroy();
            refuse(63);
            trail.destroy();

            assertThat(registry.get("sij.audit.unwritten").counter().count() - before)
                    .isEqualTo(63);
        } finally {
            Metrics.removeRegistry(registry);
        }
    }

    private void refuse(int requests) {
        IntStream.range(0, requests)
                .forEach(number -> trail.refused(400, "192.0.2.1", Optional.empty(), "GET /" + number));
    }

    /** All rows so far: they are written in order, and one that is waited for comes last. */
    private List<AuditEntry> written() {
        group.write(new AuditEntry(
                NOW,
                AuditKind.SERVICE,
                "",
                AuditAction.E,
                AuditOutcome.SUCCESS,
                0,
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                "",
                OptionalLong.empty()));
        return rows.entries.subList(0, rows.entries.size() - 1);
    }

    private static final class Kept extends AuditRows {

        private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();

        Kept() {
            super(new JdbcTemplate());
        }

        @Override
        void write(List<AuditEntry> written) {
            entries.addAll(written);
        }
    }
}
