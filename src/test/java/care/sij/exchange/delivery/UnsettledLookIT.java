package care.sij.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.UnsettledSendings.Sought;
import care.sij.record.Bytes;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What went out in a span is found there until it is settled, and after that when the span holds no row of it. */
class UnsettledLookIT {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Letter LETTER = new Letter(Bytes.utf8("body"), List.of("Task/t/_history/2"));

    private final TestClock clock = new TestClock(START);
    private final TestRecord record = TestRecord.with(clock);
    private final JdbcClient jdbc = JdbcClient.create(record.app());
    private final Outbox outbox = new Outbox(jdbc, new TransactionTemplate(record.bean(JdbcTransactionManager.class)));
    private final Sendings sendings = new Sendings(jdbc, clock);
    private final UnsettledLook look = new UnsettledLook(jdbc);

    @BeforeEach
    void enter() {
        jdbc.sql("""
                insert into outbox (partner, thread, event, patient, focus, told, commit, instant, teller, telling,
                    message_id, state, not_before, tried_since)
                values ('hospital', 'a', 'e', 'p', 'Task/t', '{Task/t}', 1, ?, 'x', 'y', 'm1', 'waiting', ?, ?)""")
                .params(START.atOffset(ZoneOffset.UTC), START.atOffset(ZoneOffset.UTC), START.atOffset(ZoneOffset.UTC))
                .update();
    }

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void isNothingThatWasNotSent() {
        claimed();

        assertThat(hours(0, 9)).isEmpty();
    }

    @Test
    void isNothingOfAnAttemptInWhichNothingWentOut() {
        sendings.takeBack(sent());

        assertThat(hours(0, 9)).isEmpty();
    }

    @Test
    void isWhatWentOutInTheSpanAndNotWhatDidBeforeOrAfter() {
        clock.advance(Duration.ofHours(3));
        sent();

        assertThat(hours(3, 4)).containsExactly("hospital");
        assertThat(hours(0, 3)).isEmpty();
        assertThat(hours(4, 9)).isEmpty();
    }

    @Test
    void mayBeAnythingBetweenTheFirstAttemptAndTheLast() {
        Entry first = sent();
        outbox.postpone(first, clock.instant(), START, Report.of(Reason.SILENT));
        clock.advance(Duration.ofHours(5));
        sendings.beginAgain(claimed());

        assertThat(hours(2, 3)).containsExactly("hospital");
        assertThat(hours(6, 9)).isEmpty();
    }

    @Test
    void isNoLongerWhatHasARowInTheSpan() {
        Entry sent = sent();
        clock.advance(Duration.ofHours(5));
        settle(sent);

        assertThat(hours(0, 6)).as("the row lies there").isEmpty();
        assertThat(hours(0, 5)).as("the row came after it").containsExactly("hospital");
        assertThat(hours(5, 6)).as("and here").isEmpty();
        assertThat(hours(6, 9)).as("it went out before").isEmpty();
    }

    @Test
    void mayBeAnythingWhileAnAttemptLasts() {
        Entry sent = sent();
        assertThat(between(Duration.ofMinutes(1), LEASE)).as("it is under way").containsExactly("hospital");
        clock.advance(Duration.ofHours(2));
        outbox.postpone(sent, clock.instant(), clock.instant(), Report.of(Reason.SILENT));

        assertThat(hours(1, 2)).containsExactly("hospital");
        assertThat(hours(3, 9)).isEmpty();
    }

    @Test
    void mayBeAnythingBeforeTheAttemptThatSettlesItEnds() {
        Entry sent = sent();
        clock.advance(Duration.ofHours(2));
        settle(sent);

        assertThat(hours(1, 2)).containsExactly("hospital");
        assertThat(hours(1, 3)).as("the row lies there").isEmpty();
    }

    @Test
    void mayBeAnythingUntilTheClaimOfAnAttemptWithoutEndEnds() {
        sent(Duration.ofHours(3));

        assertThat(hours(1, 2)).containsExactly("hospital");
        assertThat(hours(4, 9)).isEmpty();
    }

    /** Its partner answers to an attempt before this one. */
    @Test
    void mayBeAnythingWhileAnAttemptLastsThatIsAnsweredMeanwhile() {
        Entry sent = sent(Duration.ofHours(3));
        clock.advance(Duration.ofHours(1));
        outbox.answered("hospital", "m1", Settled.DELIVERED, clock.instant(), Report.of(Reason.TAKEN));
        sendings.takeUp(sent.number());

        assertThat(hours(1, 2)).as("the row lies there").isEmpty();
        assertThat(hours(2, 3)).containsExactly("hospital");
    }

    @Test
    void isNotWhatWasToGoOutAgainAndDidNot() {
        outbox.postpone(sent(), clock.instant(), START, Report.of(Reason.SILENT));
        clock.advance(Duration.ofHours(5));
        Entry untried = claimed();
        sendings.beginAgain(untried);
        sendings.takeBack(untried);
        outbox.postpone(untried, clock.instant(), clock.instant(), Report.of(Reason.NO_TURN));

        assertThat(hours(0, 1)).containsExactly("hospital");
        assertThat(hours(1, 9)).isEmpty();
    }

    /** It was settled before the times of attempts were kept, and is sent again since. */
    @ParameterizedTest
    @EnumSource(Anew.class)
    void mayBeAnythingSinceItWasToldWhereTheTimeOfTheFirstAttemptIsNotKnown(Anew anew) {
        Entry first = sent();
        clock.advance(Duration.ofHours(3));
        settle(first);
        jdbc.sql("update outbox set sent_first = null, sent_last = null, settled_at = null, state = 'waiting'")
                .update();
        clock.advance(Duration.ofHours(2));
        anew.begin(sendings, claimed());

        assertThat(hours(1, 2)).containsExactly("hospital");
    }

    /** The ways in which a message goes out again. */
    private enum Anew {
        AS_KEPT((sendings, entry) -> sendings.beginAgain(entry)),
        KEPT_BY_ANOTHER_PROCESS((sendings, entry) -> sendings.begin(entry, LETTER)),
        WRITTEN_ANEW((sendings, entry) -> sendings.beginAnew(entry, LETTER));

        private final BiConsumer<Sendings, Entry> beginning;

        Anew(BiConsumer<Sendings, Entry> beginning) {
            this.beginning = beginning;
        }

        void begin(Sendings sendings, Entry entry) {
            beginning.accept(sendings, entry);
        }
    }

    @Test
    void isWhatOneAskedFor() {
        sent();

        assertThat(look.partners(sought("p", Optional.of("payer"), Optional.empty())))
                .isEmpty();
        assertThat(look.partners(sought("q", Optional.empty(), Optional.empty())))
                .isEmpty();
        assertThat(look.partners(sought("p", Optional.of("hospital"), Optional.of("Task/t"))))
                .hasSize(1);
        assertThat(look.partners(sought("p", Optional.empty(), Optional.of("Task/t2"))))
                .isEmpty();
    }

    /** As a process of an earlier version left it. */
    @Test
    void isAnythingSinceItWasToldWhereTheTimeOfAttemptsIsNotKnown() {
        sent();
        jdbc.sql("update outbox set sent_first = null, sent_last = null").update();

        assertThat(hours(5, 6)).containsExactly("hospital");
    }

    private Entry claimed() {
        return claimed(LEASE);
    }

    private Entry claimed(Duration lease) {
        return outbox.claim("hospital", Part.MESSAGES, 1, clock.instant(), lease)
                .get(0);
    }

    private Entry sent() {
        return sent(LEASE);
    }

    private Entry sent(Duration lease) {
        Entry entry = claimed(lease);
        sendings.begin(entry, LETTER);
        return entry;
    }

    private void settle(Entry entry) {
        outbox.settle(entry, Settled.DELIVERED, clock.instant(), Report.of(Reason.TAKEN));
        sendings.takeUp(entry.number());
    }

    private List<String> hours(int from, int to) {
        return between(Duration.ofHours(from), Duration.ofHours(to));
    }

    private List<String> between(Duration from, Duration to) {
        return look.partners(new Sought("p", Optional.empty(), Optional.empty(), START.plus(from), START.plus(to)));
    }

    private static Sought sought(String patient, Optional<String> partner, Optional<String> resource) {
        return new Sought(patient, partner, resource, START, START.plus(Duration.ofHours(9)));
    }
}
