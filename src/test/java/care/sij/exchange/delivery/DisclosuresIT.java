package care.sij.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.audit.Asked;
import care.sij.audit.AuditEntry;
import care.sij.audit.AuditOutcome;
import care.sij.audit.Trail;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.partner.Binding;
import care.sij.partner.Delivery;
import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.partner.PartnerRole;
import care.sij.partner.Partners;
import care.sij.partner.Terms;
import care.sij.record.Bytes;
import care.sij.support.PartnerList;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever went out, or may have, has a row that names what it held, and nothing else has one. */
class DisclosuresIT {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(7);
    private static final Delivery ENDPOINT = new Delivery(
            URI.create("https://hospital.example.org/fhir"),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            new Binding.ProcessMessage());
    private static final List<String> HELD = List.of("Task/t/_history/2", "Patient/p/_history/1");
    private static final Settle WITHDRAWN = new Settle(Settled.DEAD, Report.of(Reason.WITHDRAWN));
    private static final Settle CUSTODY = new Settle(Settled.IN_CUSTODY, Report.of(Reason.TAKEN));
    private static final Settle TAKEN = new Settle(Settled.DELIVERED, Report.of(Reason.TAKEN));

    private final TestClock clock = new TestClock(START);
    private final TestRecord record = TestRecord.with(clock);
    private final JdbcClient jdbc = JdbcClient.create(record.app());
    private final TransactionTemplate transactions = new TransactionTemplate(record.bean(JdbcTransactionManager.class));
    private final Outbox outbox = new Outbox(jdbc, transactions);
    private final Rows rows = new Rows();
    private final List<Partner> withdrawn = new CopyOnWriteArrayList<>();
    private final List<Partner> registered = new CopyOnWriteArrayList<>();
    private final Partners partners = new PartnerList(registered, withdrawn);
    private final Sendings sendings = new Sendings(jdbc, clock);
    private final Disclosures disclosures = process();

    /** What was appended, in order. */
    private static final class Rows implements Trail {

        private final List<AuditEntry> appended = new CopyOnWriteArrayList<>();

        @Override
        public void append(AuditEntry entry) {
            appended.add(entry);
        }

        @Override
        public void record(AuditEntry entry) {
            throw new AssertionError("not in a transaction of its own");
        }

        @Override
        public <T> T of(Asked asked, Supplier<T> work) {
            return work.get();
        }
    }

    @BeforeEach
    void enter() {
        jdbc.sql("""
                insert into outbox (partner, thread, event, patient, focus, told, commit, instant, teller, telling,
                    message_id, state, not_before, tried_since)
                values ('hospital', 'a', 'e', 'p', 'Task/t', '{Observation/hidden}', 1, ?, 'x', 'y', 'm1', 'waiting', ?, ?)""")
                .params(START.atOffset(ZoneOffset.UTC), START.atOffset(ZoneOffset.UTC), START.atOffset(ZoneOffset.UTC))
                .update();
    }

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void nameTheVersionsThatTheMessageHeld() {
        Entry entry = claimed();
        sendings.begin(entry, new Letter(Bytes.utf8("body"), HELD));

        disclosures.settle(entry, TAKEN);

        assertThat(rows.appended).singleElement().satisfies(row -> {
            assertThat(row.resources()).isEqualTo(HELD);
            assertThat(row.patients()).containsExactly("p");
            assertThat(row.requestId()).isEqualTo("m1");
            assertThat(row.outcome()).isEqualTo(AuditOutcome.SUCCESS);
        });
    }

    @Test
    void goByTheLetterThatWasKeptFirst() {
        Entry first = claimed();
        sendings.begin(first, new Letter(Bytes.utf8("first"), HELD));
        outbox.postpone(first, clock.instant(), START, Report.of(Reason.SILENT));
        Entry again = claimed();
        sendings.begin(again, new Letter(Bytes.utf8("second"), List.of("Task/t/_history/3")));

        disclosures.settle(again, TAKEN);

        assertThat(rows.appended).extracting(AuditEntry::resources).containsExactly(HELD);
    }

    @Test
    void nameAllThatWasSentWhenALetterIsWrittenAnew() {
        Entry first = claimed();
        assertThat(sendings.beginAnew(first, new Letter(Bytes.utf8("first"), HELD)))
                .isTrue();
        outbox.postpone(first, clock.instant(), START, Report.of(Reason.SILENT));
        Entry again = claimed();
        assertThat(sendings.beginAnew(first, new Letter(Bytes.utf8("late"), List.of("Task/late"))))
                .as("its claim ended")
                .isFalse();
        assertThat(sendings.beginAnew(again, new Letter(Bytes.utf8("second"), List.of("Task/t/_history/3"))))
                .isTrue();

        disclosures.settle(again, TAKEN);

        assertThat(rows.appended)
                .singleElement()
                .satisfies(row -> assertThat(row.resources())
                        .containsExactlyInAnyOrder("Task/t/_history/2", "Patient/p/_history/1", "Task/t/_history/3"));
        assertThat(jdbc.sql("select convert_from(body, 'UTF8') from outbox")
                        .query(String.class)
                        .single())
                .isEqualTo("second");
    }

    @Test
    void tellOfWhatWentOutWhenItIsSetAside() {
        outbox.postpone(sent(), clock.instant(), clock.instant(), Report.of(Reason.SILENT));

        transactions.executeWithoutResult(running -> disclosures.withdraw("hospital", "a"));
        transactions.executeWithoutResult(running -> disclosures.withdraw("hospital", "a"));

        assertThat(rows.appended).extracting(AuditEntry::outcome).containsExactly(AuditOutcome.FAILED);
    }

    @Test
    void nameTheEndpointOfTheSubscription() {
        record.owner()
                .execute("insert into subscription (id, partner, topic, patient, endpoint, content, heartbeat, timeout,"
                        + " scopes, state, handshake, ends, last_sent) values ('s', 'hospital', 'a', '',"
                        + " 'https://hospital.example.org/hook', 'empty', 0, 1, '', 'active', 'h', now(), now())");

        assertThat(sendings.channel(Notice.subscription("Subscription/s")))
                .isEqualTo("https://hospital.example.org/hook");
        assertThat(sendings.channel(Notice.subscription("Subscription/other"))).isEmpty();
    }

    @Test
    void nameWhatWasToldWhereTheLetterIsFromBefore() {
        Entry entry = claimed();
        jdbc.sql("update outbox set body = 'body', sent_attempt = attempts").update();

        disclosures.settle(entry, TAKEN);

        assertThat(rows.appended).extracting(AuditEntry::resources).containsExactly(List.of("Observation/hidden"));
    }

    @Test
    void tellOfAWithdrawnMessageOnlyWhenItMayHaveGoneOut() {
        Entry unwritten = claimed();
        disclosures.settle(unwritten, WITHDRAWN);
        assertThat(rows.appended).isEmpty();

        jdbc.sql("update outbox set state = 'waiting'").update();
        Entry silent = claimed();
        sendings.begin(silent, new Letter(Bytes.utf8("body"), HELD));
        outbox.postpone(silent, clock.instant(), START, Report.of(Reason.SILENT));
        disclosures.settle(claimed(), WITHDRAWN);

        assertThat(rows.appended).singleElement().satisfies(row -> {
            assertThat(row.resources()).isEqualTo(HELD);
            assertThat(row.outcome()).isEqualTo(AuditOutcome.FAILED);
        });
    }

    @Test
    void tellNothingOfAnAttemptInWhichNothingWasSent() {
        Entry first = sent();
        sendings.takeBack(first);
        outbox.postpone(first, clock.instant(), clock.instant(), Report.of(Reason.NO_TURN));

        disclosures.settle(claimed(), WITHDRAWN);

        assertThat(rows.appended).isEmpty();
    }

    @Test
    void tellOfWhatWentOutBeforeAnAttemptInWhichNothingWasSent() {
        outbox.postpone(sent(), clock.instant(), clock.instant(), Report.of(Reason.SILENT));
        Entry untried = claimed();
        sendings.beginAgain(untried);
        sendings.takeBack(untried);
        outbox.postpone(untried, clock.instant(), clock.instant(), Report.of(Reason.NO_TURN));

        disclosures.settle(claimed(), WITHDRAWN);

        assertThat(rows.appended).extracting(AuditEntry::resources).containsExactly(HELD);
    }

    @Test
    void tellNothingTwiceAfterAnAttemptInWhichNothingWasSent() {
        disclosures.settle(sent(), CUSTODY);
        outbox.sendAgain("hospital", "m1", clock.instant());
        Entry untried = claimed();
        sendings.beginAgain(untried);
        sendings.takeBack(untried);

        disclosures.settle(untried, WITHDRAWN);

        assertThat(rows.appended).hasSize(1);
    }

    @Test
    void tellOfTheClaimThatHoldsThoughOneThatEndedSentNothing() {
        Entry stalled = sent();
        Entry holding = claimed();
        sendings.beginAgain(holding);
        sendings.takeBack(stalled);

        disclosures.settle(holding, TAKEN);

        assertThat(rows.appended).extracting(AuditEntry::outcome).containsExactly(AuditOutcome.SUCCESS);
    }

    @Test
    void tellOnceOfAMessageWhoseAnswerCameByAnotherMessage() {
        Entry entry = claimed();
        sendings.begin(entry, new Letter(Bytes.utf8("body"), HELD));
        outbox.postpone(entry, clock.instant(), START, Report.of(Reason.SILENT));

        assertThat(disclosures.answered("clinic", "m1", TAKEN)).isFalse();
        assertThat(disclosures.answered("hospital", "m1", TAKEN)).isTrue();
        assertThat(disclosures.answered("hospital", "m1", TAKEN)).isTrue();

        assertThat(rows.appended).extracting(AuditEntry::resources).containsExactly(HELD);
    }

    @Test
    void tellNothingMoreOfAMessageInCustodyThatIsAnswered() {
        Entry entry = claimed();
        sendings.begin(entry, new Letter(Bytes.utf8("body"), HELD));
        disclosures.settle(entry, new Settle(Settled.IN_CUSTODY, Report.of(Reason.TAKEN)));

        assertThat(disclosures.answered("hospital", "m1", TAKEN)).isTrue();

        assertThat(rows.appended).hasSize(1);
    }

    @Test
    void tellOnceWhenALateAnswerComesWhileThePostIsUnderWay() {
        Entry entry = sent();

        disclosures.answered("hospital", "m1", TAKEN);
        disclosures.settle(entry, TAKEN);

        assertThat(rows.appended).hasSize(1);
    }

    @Test
    void tellOfASendingThatTookTheMessageIntoCustodyOnceWhateverBecomesOfIt() {
        Entry entry = sent();
        disclosures.settle(entry, CUSTODY);

        outbox.sendAgain("hospital", "m1", clock.instant());
        disclosures.settle(claimed(), WITHDRAWN);
        assertThat(rows.appended).as("it was not sent again").hasSize(1);

        jdbc.sql("update outbox set state = 'in-custody'").update();
        outbox.sendAgain("hospital", "m1", clock.instant());
        disclosures.answered("hospital", "m1", TAKEN);
        assertThat(rows.appended).hasSize(1);
    }

    @Test
    void tellOfAMessageAgainThatWasSentAgain() {
        disclosures.settle(sent(), CUSTODY);
        outbox.sendAgain("hospital", "m1", clock.instant());
        Entry again = claimed();
        sendings.beginAgain(again);

        disclosures.settle(again, TAKEN);

        assertThat(rows.appended).extracting(AuditEntry::resources).containsExactly(HELD, HELD);
    }

    @Test
    void tellOnceWhenAnAnswerComesWhileCustodyIsSettled() {
        Entry entry = sent();
        CompletableFuture<Boolean> answered = transactions.execute(settling -> {
            disclosures.settle(entry, CUSTODY);
            CompletableFuture<Boolean> late =
                    CompletableFuture.supplyAsync(() -> process().answered("hospital", "m1", TAKEN));
            Awaitility.await().until(this::somebodyWaits);
            return late;
        });

        assertThat(answered.join()).isTrue();
        assertThat(rows.appended).hasSize(1);
        assertThat(jdbc.sql("select state from outbox").query(String.class).single())
                .isEqualTo("delivered");
    }

    @Test
    void tellWhatBecameOfTheClaimThatHolds() {
        Entry stalled = sent();
        Entry holding = claimed();
        sendings.beginAgain(holding);

        disclosures.settle(stalled, new Settle(Settled.DEAD, Report.of(Reason.REFUSED)));
        assertThat(rows.appended).isEmpty();
        disclosures.settle(holding, TAKEN);
        disclosures.settle(stalled, TAKEN);

        assertThat(rows.appended).extracting(AuditEntry::outcome).containsExactly(AuditOutcome.SUCCESS);
    }

    @Test
    void tellOnceOfWhatAPartnerWasSentWhoseRegistrationEndedBeforeItAnswered() {
        outbox.postpone(sent(), clock.instant(), clock.instant(), Report.of(Reason.SILENT));

        disclosures.tellOfAbandoned();
        assertThat(rows.appended)
                .as("a process that knows of no such partner does not tell that another gave it up")
                .isEmpty();
        withdraw();
        disclosures.tellOfAbandoned();
        process().tellOfAbandoned();
        disclosures.settle(claimed(), WITHDRAWN);

        assertThat(rows.appended).singleElement().satisfies(row -> {
            assertThat(row.resources()).isEqualTo(HELD);
            assertThat(row.agent()).isEqualTo("hospital");
            assertThat(row.outcome()).isEqualTo(AuditOutcome.FAILED);
        });
    }

    @Test
    void tellOfWhatIsUnderWayToAPartnerWithdrawnBySettlingIt() {
        Entry underWay = sent();
        withdraw();

        disclosures.tellOfAbandoned();
        assertThat(rows.appended).isEmpty();
        disclosures.settle(underWay, TAKEN);
        disclosures.tellOfAbandoned();

        assertThat(rows.appended).extracting(AuditEntry::outcome).containsExactly(AuditOutcome.SUCCESS);
    }

    @Test
    void tellOfWhatWasUnderWayInAProcessThatDiedOnceItsClaimEnded() {
        sent();
        withdraw();
        clock.advance(LEASE);

        disclosures.tellOfAbandoned();

        assertThat(rows.appended).extracting(AuditEntry::outcome).containsExactly(AuditOutcome.FAILED);
    }

    @Test
    void tellOfWhatWasSentToAPartnerThatIsHeldOnceItWasTriedForLongEnough() {
        registered.add(partner(Optional.of(ENDPOINT)));
        jdbc.sql("insert into delivery_gate (partner, held) values ('hospital', true)")
                .update();
        outbox.postpone(sent(), clock.instant(), clock.instant(), Report.of(Reason.SILENT));
        clock.advance(GIVE_UP_AFTER.minusMinutes(10));
        disclosures.tellOfAbandoned();
        assertThat(rows.appended).isEmpty();

        clock.advance(Duration.ofMinutes(10));
        disclosures.tellOfAbandoned();
        assertThat(rows.appended).extracting(AuditEntry::outcome).containsExactly(AuditOutcome.FAILED);

        Entry released = claimed();
        sendings.beginAgain(released);
        disclosures.settle(released, TAKEN);
        assertThat(rows.appended)
                .extracting(AuditEntry::outcome)
                .containsExactly(AuditOutcome.FAILED, AuditOutcome.SUCCESS);
    }

    @Test
    void tellOnceOfAMessageToAPartnerThatIsDownForSoLong() {
        registered.add(partner(Optional.of(ENDPOINT)));
        jdbc.sql("insert into delivery_gate (partner, failures, closed_until) values ('hospital', 100, 'infinity')")
                .update();
        outbox.postpone(sent(), clock.instant(), clock.instant(), Report.of(Reason.SILENT));
        clock.advance(GIVE_UP_AFTER.plus(GIVE_UP_AFTER));

        disclosures.tellOfAbandoned();
        assertThat(rows.appended).as("it is sent once more").isEmpty();
        Entry last = claimed();
        sendings.beginAgain(last);
        disclosures.settle(last, new Settle(Settled.DEAD, Report.of(Reason.TOO_OLD)));
        disclosures.tellOfAbandoned();

        assertThat(rows.appended).extracting(AuditEntry::outcome).containsExactly(AuditOutcome.FAILED);
    }

    @Test
    void tellOfWhatWasSentToAPartnerThatTakesNoMessagesAnyMore() {
        registered.add(partner(Optional.empty()));
        outbox.postpone(sent(), clock.instant(), clock.instant(), Report.of(Reason.SILENT));
        clock.advance(GIVE_UP_AFTER);

        disclosures.tellOfAbandoned();

        assertThat(rows.appended).extracting(AuditEntry::outcome).containsExactly(AuditOutcome.FAILED);
    }

    @Test
    void leaveToOthersForAsLongAgainWhatThisProcessCannotSend() {
        outbox.postpone(sent(), clock.instant(), clock.instant(), Report.of(Reason.SILENT));
        clock.advance(GIVE_UP_AFTER);
        disclosures.tellOfAbandoned();
        assertThat(rows.appended).isEmpty();

        clock.advance(GIVE_UP_AFTER);
        disclosures.tellOfAbandoned();

        assertThat(rows.appended).extracting(AuditEntry::outcome).containsExactly(AuditOutcome.FAILED);
    }

    @Test
    void tellNothingOfWhatWasNeverSentToAPartnerWithdrawn() {
        outbox.postpone(claimed(), clock.instant(), clock.instant(), Report.of(Reason.OUR_FAULT));
        withdraw();

        disclosures.tellOfAbandoned();

        assertThat(rows.appended).isEmpty();
    }

    private Disclosures process() {
        return new Disclosures(
                outbox,
                sendings,
                partners,
                rows,
                transactions,
                clock,
                new DeliverySettings(4, Duration.ofSeconds(30), GIVE_UP_AFTER));
    }

    private void withdraw() {
        withdrawn.add(partner(Optional.empty()));
    }

    private static Partner partner(Optional<Delivery> delivery) {
        return new Partner(
                "hospital",
                PartnerRole.HOSPITAL,
                "hospital",
                List.of(),
                List.of(),
                List.of(),
                new PartnerKeys.Inline(new JWKSet()),
                List.of(),
                delivery,
                Optional.empty(),
                Terms.USUAL);
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private Entry sent() {
        Entry entry = claimed();
        sendings.begin(entry, new Letter(Bytes.utf8("body"), HELD));
        return entry;
    }

    private Entry claimed() {
        clock.advance(Duration.ofMinutes(5));
        return outbox.claim("hospital", Part.MESSAGES, 1, clock.instant(), LEASE)
                .get(0);
    }
}
