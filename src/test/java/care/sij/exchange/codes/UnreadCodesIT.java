package care.sij.exchange.codes;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.Code;
import care.sij.conformance.UnmappedCode;
import care.sij.exchange.CodesToMap;
import care.sij.exchange.CodesToMap.Asked;
import care.sij.exchange.CodesToMap.State;
import care.sij.record.Bytes;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of what nobody could read. */
class UnreadCodesIT {

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final TestRecord record = TestRecord.with(clock);
    private final JdbcClient jdbc = JdbcClient.create(record.app());
    private final UnreadMessages unread = new UnreadMessages(jdbc, clock);

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void keepsTheNewestOfEachPartner() {
        keep("other", "m0");
        for (int number = 1; number <= UnreadMessages.MOST + 3; number++) {
            clock.advance(Duration.ofSeconds(1));
            keep("hospital", "m" + number);
        }
        assertThat(unread.newest("hospital", 1_000))
                .hasSize(UnreadMessages.MOST)
                .startsWith("m203", "m202")
                .endsWith("m4");
        assertThat(unread.newest("other", 1_000)).containsExactly("m0");
    }

    @Test
    void forgetsThemAfterAMonth() {
        keep("hospital", "old");
        clock.advance(Duration.ofDays(29));
        keep("hospital", "young");
        unread.forget();
        assertThat(unread.newest("hospital", 10)).containsExactly("young", "old");
        clock.advance(Duration.ofDays(2));
        unread.forget();
        assertThat(unread.newest("hospital", 10)).containsExactly("young");
        assertThat(unread.read("hospital", "old")).isEmpty();
    }

    /** A process that has not heard of a map yet does not open again what it has closed. */
    @Test
    void leavesClosedWhatANewerMapHasClosed() {
        UnmappedBook book = new UnmappedBook(jdbc, clock);
        Code code = new Code("http://local.example.org", "A1");
        note(book, code, 1);
        assertThat(book.close("hospital", List.of(code), 2)).isEqualTo(1);
        note(book, code, 1);
        assertThat(page(book, State.CLOSED)).isEqualTo(1);
        note(book, code, 2);
        assertThat(page(book, State.OPEN)).isEqualTo(1);
        assertThat(page(book, State.CLOSED)).isZero();
    }

    @Test
    void saysWhenItIsFullAndHasRoomAgainForWhatAMapCloses() {
        UnmappedBook book = new UnmappedBook(jdbc, clock);
        jdbc.sql("""
                insert into unmapped_code (partner, system, code, place, first_seen, last_seen, times, told_in)
                select 'hospital', 'http://local.example.org', 'L' || number, 'Observation.code', now(), now(), 1, 'm0'
                from generate_series(1, ?) number""").param(UnmappedBook.MOST_OF_A_PARTNER).update();
        MeterRegistry meters = new SimpleMeterRegistry();
        Metrics.addRegistry(meters);
        Code next = new Code("http://local.example.org", "NEXT");

        note(book, next, 1);
        assertThat(all(book).full()).containsExactly("hospital");
        assertThat(meters.get(UnmappedBook.LEFT_OUT)
                        .tag("partner", "hospital")
                        .counter()
                        .count())
                .isEqualTo(1);

        assertThat(book.close("hospital", List.of(new Code("http://local.example.org", "L1")), 2))
                .isEqualTo(1);
        note(book, next, 2);
        assertThat(meters.get(UnmappedBook.LEFT_OUT)
                        .tag("partner", "hospital")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(all(book).full()).containsExactly("hospital");
        Metrics.removeRegistry(meters);
    }

    private static CodesToMap.Page all(UnmappedBook book) {
        return book.page(new Asked(Optional.empty(), Optional.empty()), Optional.empty(), 1);
    }

    /** What has blanks in it may be a patient's words. */
    @Test
    void neverListsWhatMayBeWords() {
        UnmappedBook book = new UnmappedBook(jdbc, clock);
        note(book, new Code("http://local.example.org", "Jane Doe"), 0);
        note(book, new Code("http://local.example.org", "x".repeat(65)), 0);
        assertThat(page(book, State.OPEN)).isZero();
    }

    private static void note(UnmappedBook book, Code code, int version) {
        book.note("hospital", "m1", version, List.of(new UnmappedCode(code, "Observation.code")));
    }

    private static int page(UnmappedBook book, State state) {
        return book.page(new Asked(Optional.of("hospital"), Optional.of(state)), Optional.empty(), 10)
                .items()
                .size();
    }

    private void keep(String partner, String messageId) {
        unread.keep(partner, messageId, Bytes.utf8("{}"));
    }
}
