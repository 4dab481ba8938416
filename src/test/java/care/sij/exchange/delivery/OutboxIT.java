package care.sij.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.exchange.Deliveries;
import care.sij.record.Bytes;
import care.sij.support.PartnerList;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims: as many as asked for, one per thread, and worth nothing once they ended. */
class OutboxIT {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final TestRecord record = TestRecord.with(new TestClock(START));
    private final JdbcClient jdbc = JdbcClient.create(record.app());
    private final TransactionTemplate transactions = new TransactionTemplate(record.bean(JdbcTransactionManager.class));
    private final Outbox outbox = new Outbox(jdbc, transactions);
    private final Sendings sendings = new Sendings(jdbc, new TestClock(START));

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void claimsNoMoreThanAskedForWhateverThePlannerThinks() {
        message("t0");
        record.owner().execute("analyze outbox");
        for (int thread = 1; thread <= 20; thread++) {
            message("t" + thread);
        }
        assertThat(outbox.claim("hospital", Part.MESSAGES, 4, START, LEASE)).hasSize(4);
        assertThat(outbox.claim("hospital", Part.MESSAGES, 4, START, LEASE)).hasSize(4);
        assertThat(outbox.claim("clinic", Part.MESSAGES, 4, START, LEASE)).isEmpty();
    }

    @Test
    void claimsTheFirstOfAThreadOnly() {
        message("a");
        message("a");
        message("b");
        List<Entry> claimed = outbox.claim("hospital", Part.MESSAGES, 10, START, LEASE);
        assertThat(claimed).extracting(Entry::thread).containsExactlyInAnyOrder("a", "b");
        assertThat(outbox.claim("hospital", Part.MESSAGES, 10, START, LEASE)).isEmpty();
        Entry first = claimed.stream()
                .filter(entry -> entry.thread().equals("a"))
                .findFirst()
                .orElseThrow();
        outbox.settle(first, Settled.DELIVERED, START, Report.of(Reason.TAKEN));
        assertThat(outbox.claim("hospital", Part.MESSAGES, 10, START, LEASE))
                .singleElement()
                .satisfies(next -> assertThat(next.number()).isGreaterThan(first.number()));
    }

    @Test
    void letsNobodyDecideWhoseClaimEnded() {
        message("a");
        Entry stalled = outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE).get(0);
        Instant later = START.plus(LEASE).plusSeconds(1);
        Entry holding = outbox.claim("hospital", Part.MESSAGES, 1, later, LEASE).get(0);
        assertThat(sendings.begin(holding, letter("first"))).contains(Bytes.utf8("first"));
        assertThat(sendings.begin(stalled, letter("second"))).isEmpty();
        outbox.postpone(stalled, later, later.plusSeconds(3600), Report.of(Reason.BUSY));
        outbox.settle(stalled, Settled.DEAD, later, Report.of(Reason.REFUSED));
        assertThat(state()).isEqualTo("waiting 2026-03-01 10:04:01+00");
        outbox.settle(holding, Settled.DELIVERED, later, Report.of(Reason.TAKEN));
        assertThat(state()).isEqualTo("delivered");
    }

    @Test
    void sendsTheBytesThatWereKeptFirst() {
        message("a");
        Entry first = outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE).get(0);
        sendings.begin(first, letter("first"));
        outbox.postpone(first, START, START, Report.of(Reason.BUSY));
        Entry again = outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE).get(0);
        assertThat(again.body()).contains(Bytes.utf8("first"));
        assertThat(sendings.begin(again, letter("second"))).contains(Bytes.utf8("first"));
        assertThat(sendings.beginAgain(again)).contains(Bytes.utf8("first"));
        assertThat(sendings.beginAgain(first)).as("whose claim ended").isEmpty();
    }

    @Test
    void sendsWhatWasKeptAgainLaterAndNotAtOnce() {
        message("a");
        Entry sent = outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE).get(0);
        outbox.settle(sent, Settled.IN_CUSTODY, START, Report.of(Reason.TAKEN));
        assertThat(outbox.sendAgain("hospital", sent.messageId(), START)).isTrue();
        assertThat(outbox.sendAgain("clinic", sent.messageId(), START)).isFalse();
        assertThat(outbox.claim("hospital", Part.MESSAGES, 1, START.plusSeconds(3), LEASE))
                .isEmpty();
        assertThat(outbox.claim("hospital", Part.MESSAGES, 1, START.plusSeconds(5), LEASE))
                .hasSize(1);
    }

    @Test
    void sendsWhatIsToldWhileTheOneBeforeIsSettled() {
        message("a");
        Entry first = outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE).get(0);
        CompletableFuture<Void> settling = transactions.execute(telling -> {
            message("a");
            CompletableFuture<Void> settled = CompletableFuture.runAsync(
                    () -> outbox.settle(first, Settled.DELIVERED, START, Report.of(Reason.TAKEN)));
            Awaitility.await().until(this::somebodyWaits);
            return settled;
        });
        settling.join();
        assertThat(outbox.claim("hospital", Part.MESSAGES, 10, START, LEASE)).hasSize(1);
    }

    @Test
    void sendsWhatWasKeptBeforeWhatWasToldLater() {
        message("a");
        Entry kept = outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE).get(0);
        outbox.settle(kept, Settled.IN_CUSTODY, START, Report.of(Reason.TAKEN));
        message("a");
        outbox.sendAgain("hospital", kept.messageId(), START);
        assertThat(outbox.claim("hospital", Part.MESSAGES, 10, START.plusSeconds(3), LEASE))
                .isEmpty();
        assertThat(outbox.claim("hospital", Part.MESSAGES, 10, START.plusSeconds(5), LEASE))
                .singleElement()
                .satisfies(again -> assertThat(again.number()).isEqualTo(kept.number()));
    }

    @Test
    void keepsThePauseOfOneSentAgainWhileTheNextIsPostponed() {
        message("a");
        Entry kept = outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE).get(0);
        outbox.settle(kept, Settled.IN_CUSTODY, START, Report.of(Reason.TAKEN));
        message("a");
        Entry sent = outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE).get(0);
        outbox.sendAgain("hospital", kept.messageId(), START);

        outbox.postpone(sent, START, START.plusSeconds(2), Report.of(Reason.BUSY));

        assertThat(outbox.claim("hospital", Part.MESSAGES, 10, START.plusSeconds(3), LEASE))
                .isEmpty();
        assertThat(outbox.claim("hospital", Part.MESSAGES, 10, START.plusSeconds(5), LEASE))
                .singleElement()
                .satisfies(again -> assertThat(again.number()).isEqualTo(kept.number()));
    }

    @Test
    void keepsAnothersClaimWhileOneWhoseClaimEndedIsPostponed() {
        message("a");
        Entry kept = outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE).get(0);
        outbox.settle(kept, Settled.IN_CUSTODY, START, Report.of(Reason.TAKEN));
        message("a");
        Entry late = outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE).get(0);
        outbox.sendAgain("hospital", kept.messageId(), START);
        Instant later = START.plus(LEASE).plusSeconds(60);
        assertThat(outbox.claim("hospital", Part.MESSAGES, 1, later, LEASE)).hasSize(1);

        outbox.postpone(late, later, later.plusSeconds(1), Report.of(Reason.BUSY));

        assertThat(outbox.claim("hospital", Part.MESSAGES, 10, later.plusSeconds(2), LEASE))
                .isEmpty();
    }

    @Test
    void claimsAtOnceWhatWasGivenBack() {
        message("a");
        Entry unbegun = outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE).get(0);

        outbox.giveBack(unbegun, START);

        assertThat(outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE))
                .singleElement()
                .satisfies(again -> assertThat(again.number()).isEqualTo(unbegun.number()));
    }

    @Test
    void keepsAClaimWhileOneBeforeItIsAnsweredLate() {
        message("a");
        Entry kept = outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE).get(0);
        outbox.settle(kept, Settled.IN_CUSTODY, START, Report.of(Reason.TAKEN));
        message("a");
        Entry sent = outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE).get(0);
        message("a");
        outbox.sendAgain("hospital", kept.messageId(), START);

        outbox.answered("hospital", kept.messageId(), Settled.DELIVERED, START, Report.of(Reason.TAKEN));

        assertThat(outbox.claim("hospital", Part.MESSAGES, 10, START.plusSeconds(5), LEASE))
                .isEmpty();
        outbox.settle(sent, Settled.DELIVERED, START.plusSeconds(5), Report.of(Reason.TAKEN));
        assertThat(outbox.claim("hospital", Part.MESSAGES, 10, START.plusSeconds(5), LEASE))
                .singleElement()
                .satisfies(next -> assertThat(next.number()).isGreaterThan(sent.number()));
    }

    @Test
    void keepsAPauseWhileOneBeforeItIsAnsweredLate() {
        message("a");
        Entry kept = outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE).get(0);
        outbox.settle(kept, Settled.IN_CUSTODY, START, Report.of(Reason.TAKEN));
        message("a");
        Entry sent = outbox.claim("hospital", Part.MESSAGES, 1, START, LEASE).get(0);
        outbox.sendAgain("hospital", kept.messageId(), START);
        outbox.postpone(sent, START, START.plusSeconds(60), Report.of(Reason.BUSY));

        outbox.answered("hospital", kept.messageId(), Settled.DELIVERED, START, Report.of(Reason.TAKEN));

        assertThat(outbox.claim("hospital", Part.MESSAGES, 10, START.plusSeconds(59), LEASE))
                .isEmpty();
        assertThat(outbox.claim("hospital", Part.MESSAGES, 10, START.plusSeconds(60), LEASE))
                .hasSize(1);
    }

    private static Letter letter(String body) {
        return new Letter(Bytes.utf8(body), List.of());
    }

    @Test
    void sendsNothingAgainThatIsOfAPurgedPerson() {
        message("a");
        message("b");
        record.owner().execute("update outbox set state = case thread when 'a' then 'dead' else 'in-custody' end");
        List<String> ids =
                jdbc.sql("select message_id from outbox").query(String.class).list();
        record.owner().query("select erase_person('{p}', '{}', 'a test')", row -> {});

        OutboxDesk desk = new OutboxDesk(
                jdbc,
                transactions,
                new Gates(jdbc),
                new GateTurns(jdbc, new TestClock(START)),
                new Lines(PartnerList.of()),
                new TestClock(START));
        assertThat(desk.sendAgain("hospital", List.of(), 10, Deliveries.Run.REAL))
                .isEmpty();
        assertThat(desk.sendAgain("hospital", ids, 10, Deliveries.Run.REAL)).isEmpty();
        assertThat(outbox.standing()).isEmpty();
        assertThat(jdbc.sql("select distinct state || thread from outbox")
                        .query(String.class)
                        .list())
                .containsExactly("dead");
    }

    @Test
    void setsAsideAllThatWaitsOnAThreadAndWhatIsUnderWay() {
        message("a");
        message("a");
        message("a");
        message("b");
        Entry underWay = outbox.claim("hospital", Part.MESSAGES, 10, START, LEASE).stream()
                .filter(entry -> entry.thread().equals("a"))
                .findFirst()
                .orElseThrow();

        assertThat(outbox.withdraw("hospital", "a", START)).hasSize(3);
        assertThat(outbox.withdraw("hospital", "a", START)).isEmpty();

        assertThat(sendings.begin(underWay, letter("late"))).isEmpty();
        assertThat(jdbc.sql("select thread from delivery_thread")
                        .query(String.class)
                        .list())
                .containsExactly("b");
        message("a");
        assertThat(outbox.claim("hospital", Part.MESSAGES, 10, START, LEASE))
                .extracting(Entry::thread)
                .containsExactly("a");
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private String state() {
        return jdbc.sql(
                        "select state || coalesce(' ' || (due at time zone 'UTC') || '+00', '') from outbox left join delivery_thread using (thread)")
                .query(String.class)
                .single();
    }

    private void message(String thread) {
        jdbc.sql("""
                insert into outbox (partner, thread, event, patient, focus, told, commit, instant, teller, telling,
                    message_id, state, not_before, tried_since)
                values ('hospital', ?, 'e', 'p', 'Task/t', '{}', 1, ?, 'x', 'y', gen_random_uuid()::text, 'waiting', ?, ?)""")
                .params(
                        thread,
                        START.atOffset(ZoneOffset.UTC),
                        START.atOffset(ZoneOffset.UTC),
                        START.atOffset(ZoneOffset.UTC))
                .update();
    }
}
