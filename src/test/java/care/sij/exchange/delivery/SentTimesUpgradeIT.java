package care.sij.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Migration 92: what was kept as the last attempt's beginning is not taken for its end. */
class SentTimesUpgradeIT {

    private static final Path MIGRATION = Path.of("src/main/resources/db/migration/V92__ends_of_attempts.sql");

    private final TestRecord record = TestRecord.with(new TestClock(Instant.parse("2026-03-01T10:00:00Z")));

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void takesTheTimeOfSettlingOrNowForTheEndOfTheLastAttempt() throws IOException {
        row("settled", "'dead'", "timestamptz '2026-03-01T10:00:00Z'", "timestamptz '2026-03-01T10:05:00Z'");
        row("waits", "'waiting'", "timestamptz '2026-03-01T10:00:00Z'", "null");
        row("in turn", "'waiting'", "null", "null");
        row("before 85", "'dead'", "null", "timestamptz '2026-03-01T10:05:00Z'");

        record.owner().execute(Files.readString(MIGRATION));

        assertThat(ended("settled")).isEqualTo("2026-03-01 10:05:00+00");
        assertThat(ended("waits")).isEqualTo("now");
        assertThat(ended("in turn")).as("it did not go out").isEqualTo("not known");
        assertThat(ended("before 85")).isEqualTo("not known");
    }

    private void row(String id, String state, String last, String settled) {
        record.owner()
                .execute("insert into outbox (partner, thread, event, patient, focus, told, commit, instant, teller,"
                        + " telling, message_id, state, not_before, tried_since, sent_last, settled_at) select 'hospital',"
                        + " '" + id + "', 'e', 'p', 'Task/t', '{}', 1, now(), 'x', 'y', '" + id + "', " + state
                        + ", now(), now(), " + last + ", " + settled);
    }

    private String ended(String id) {
        return record.owner()
                .queryForObject(
                        "select case when sent_last > now() - interval '1 hour' then 'now'"
                                + " else coalesce(sent_last::text, 'not known') end from outbox where message_id = ?",
                        String.class,
                        id);
    }
}
