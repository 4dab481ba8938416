package care.sij.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.audit.Checkpoint;
import care.sij.audit.Finding;
import care.sij.audit.Finding.Kind;
import care.sij.audit.Ledger;
import care.sij.audit.LedgerKey;
import care.sij.audit.SignedCheckpoint;
import care.sij.audit.ledger.tree.GrowingTree;
import care.sij.audit.ledger.tree.MerkleProofs;
import care.sij.record.Bytes;
import care.sij.support.Parallel;
import care.sij.support.TestClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

class SequencerIT {

    private static final int WRITERS = 3;
    private static final int SEQUENCERS = 3;
    private static final int COMMITS = 40;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final LedgerRecord ledger = new LedgerRecord(clock);
    private final JdbcTemplate app = ledger.record().app();

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void hasNoCheckpointBeforeTheFirstLeaf() {
        ledger.place();

        assertThat(ledger.ledger().latest()).isEmpty();
        assertThat(ledger.ledger().keys()).isEmpty();
        assertThat(ledger.verify().findings()).isEmpty();
    }

    @Test
    void signsACheckpointOverWhatWaitedAndNoneWhenNothingDid() {
        ledger.commit("pain", 0, 5);
        ledger.place();
        SignedCheckpoint first = ledger.ledger().latest().orElseThrow();
        ledger.place();

        assertThat(ledger.ledger().latest()).contains(first);
        assertThat(first.checkpoint().size()).isEqualTo(5);
        assertThat(first.checkpoint().origin()).isEqualTo("sij.example.org/sij-ledger");
        assertThat(first.instant()).isEqualTo(clock.instant());
        LedgerKey key = ledger.ledger().keys().get(0);
        assertThat(SignedNote.parse(first.note()).orElseThrow().isSignedBy(key)).isTrue();
        assertThat(app.queryForObject("select count(*) from ledger_queue", Long.class))
                .isZero();
    }

    @Test
    void placesEachLeafOnceHoweverManyProcessesTryAtOnce() throws Exception {
        AtomicInteger writing = new AtomicInteger(WRITERS);
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = "writer" + writer;
            work.add(() -> {
                for (int commit = 0; commit < COMMITS; commit++) {
                    ledger.commit(name, 3 * commit, 3 * commit + 3);
                }
                return writing.decrementAndGet() == 0;
            });
        }
        for (int process = 0; process < SEQUENCERS; process++) {
            Sequencer sequencer = new Sequencer(
                    ledger.record().bean(LedgerRows.class),
                    ledger.record().bean(LedgerKeys.class),
                    ledger.record().bean(KnownCheckpoints.class),
                    ledger.record().bean(PlatformTransactionManager.class),
                    clock);
            work.add(() -> {
                while (writing.get() > 0) {
                    sequencer.placeAll();
                }
                return true;
            });
        }
        Parallel.run(WRITERS + SEQUENCERS, work);
        ledger.place();

        long leaves = WRITERS * COMMITS * 3L;
        assertThat(app.queryForList("select index from ledger_leaf order by index", Long.class))
                .isEqualTo(LongStream.range(0, leaves).boxed().toList());
        assertThat(ledger.verify().findings()).isEmpty();
        assertThat(ledger.verify().checked().recomputed()).isEqualTo(leaves);
        assertThat(ledger.ledger().keys()).hasSize(1);
    }

    @Test
    void keepsSubtreesAndProvesEveryLeafAtEverySizeThatWasSigned() {
        int leaves = 66_000;
        app.execute("insert into ledger_queue (subject, leaf) select 'made-up/' || n, sha256(int4send(n))"
                + " from generate_series(1, 1000) n");
        ledger.place();
        app.execute("insert into ledger_queue (subject, leaf) select 'made-up/' || n, sha256(int4send(n))"
                + " from generate_series(1001, " + leaves + ") n");
        ledger.place();

        Ledger proofs = ledger.ledger();
        Checkpoint latest = proofs.latest().orElseThrow().checkpoint();
        assertThat(latest.size()).isEqualTo(leaves);
        assertThat(latest.root()).isEqualTo(rootOfAll());
        assertThat(app.queryForList("select level from ledger_subtree group by level order by level", Integer.class))
                .containsExactly(8, 16);
        Checkpoint early = proofs.checkpoint(1000).orElseThrow().checkpoint();
        for (long number = 1; number <= leaves; number += 4_999) {
            Ledger.Entry entry = proofs.entry("made-up/" + number).orElseThrow();
            assertThat(MerkleProofs.includes(
                            latest.root(),
                            latest.size(),
                            entry.index(),
                            entry.leaf(),
                            proofs.inclusion(entry.index(), latest.size())))
                    .isTrue();
        }
        Ledger.Entry entry = proofs.entry("made-up/700").orElseThrow();
        assertThat(MerkleProofs.includes(
                        early.root(), 1000, entry.index(), entry.leaf(), proofs.inclusion(entry.index(), 1000)))
                .isTrue();
        assertThat(MerkleProofs.extend(
                        1000, early.root(), latest.size(), latest.root(), proofs.consistency(1000, latest.size())))
                .isTrue();
        assertThat(ledger.verify().checked().subtrees()).isEqualTo(leaves / 256 + leaves / 65_536);
    }

    private Bytes rootOfAll() {
        GrowingTree tree = GrowingTree.empty();
        app.query("select leaf from ledger_leaf order by index", row -> {
            tree.add(Bytes.of(row.getBytes(1)), subtree -> {});
        });
        return tree.root();
    }

    @Test
    void placesWhatWaitsWhateverSomebodyPutsIntoTheQueue() {
        ledger.commit("pain", 0, 2);
        ledger.place();
        JdbcTemplate intruder = ledger.record().intruder();
        intruder.execute("alter table ledger_queue drop constraint if exists ledger_queue_leaf");
        intruder.execute(
                "insert into ledger_queue (subject, leaf) values ('Observation/pain-0/_history/1', sha256('x')),"
                        + " ('Observation/pain-2/_history/1', sha256('x')), ('short', '1')");
        ledger.commit("pain", 2, 4);
        ledger.place();
        ledger.place();

        assertThat(app.queryForList("select index || ' ' || subject from ledger_leaf order by index", String.class))
                .containsExactly(
                        "0 Observation/pain-0/_history/1",
                        "1 Observation/pain-1/_history/1",
                        "2 Observation/pain-2/_history/1",
                        "3 Observation/pain-3/_history/1");
        assertThat(app.queryForList("select subject from ledger_queue", String.class))
                .containsExactly("short");
        assertThat(ledger.verify().findings())
                .containsExactlyInAnyOrder(
                        new Finding(Kind.LEAF_DISPUTED, "Observation/pain-2/_history/1"),
                        new Finding(Kind.LEAF_UNKNOWN, "short"));
        assertThat(ledger.record()
                        .bean(MeterRegistry.class)
                        .get("sij.ledger.dropped")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void callsNoLeafLateThatWaitedWhileNothingRanOrWhileOthersGotTheirPlaces() {
        ledger.commit("pain", 0, 2);
        ledger.record().intruder().execute("update ledger_queue set since = since - interval '9 hours'");
        assertThat(ledger.verify().findings()).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        assertThat(ledger.verify().findings())
                .containsExactly(new Finding(Kind.LEAF_WAITING, "Observation/pain-0/_history/1 and 1 more"));

        ledger.place();
        ledger.commit("pain", 2, 4);
        ledger.record().intruder().execute("update ledger_queue set since = since - interval '9 hours'");
        assertThat(ledger.verify().findings()).isEmpty();
    }

    @Test
    void takesNothingIntoTheQueueThatIsNoHash() {
        assertThatThrownBy(() -> app.execute("insert into ledger_queue (subject, leaf) values ('short', '1')"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_leaf set leaf = sha256('x') where index = 2; delete from ledger_checkpoint",
                "update ledger_leaf set leaf = sha256('x') where index = 2; delete from ledger_checkpoint where size = 5",
                "update ledger_leaf set leaf = sha256('x') where index = 2",
                "delete from ledger_checkpoint",
                "delete from ledger_checkpoint where size = 5",
                "update ledger_checkpoint set note = replace(note, '— ', '— x') where size = 5",
                "delete from ledger_leaf where index = 4",
                "delete from ledger_leaf where index = 3",
                "delete from ledger_leaf",
            })
    void signsNothingBehindALedgerThatItDidNotSign(String forgery) {
        ledger.commit("pain", 0, 3);
        ledger.place();
        ledger.commit("pain", 3, 5);
        ledger.place();
        ledger.record().intruder().execute(forgery);
        String before =
                app.queryForObject("select string_agg(note, '' order by size) from ledger_checkpoint", String.class);

        ledger.commit("pain", 5, 6);
        ledger.place();

        assertThat(app.queryForObject("select string_agg(note, '' order by size) from ledger_checkpoint", String.class))
                .isEqualTo(before);
        assertThat(app.queryForObject("select count(*) from ledger_queue", Long.class))
                .isEqualTo(1);
        assertThat(ledger.unplaced("altered")).isEqualTo(1);
    }

    /** A sequence goes on though the transaction is rolled back. */
    @Test
    void writesNothingBeforeItKnowsThatTheLedgerIsAsItWasSigned() {
        ledger.commit("pain", 0, 3);
        ledger.place();
        JdbcTemplate intruder = ledger.record().intruder();
        intruder.execute("create sequence tried");
        intruder.execute("create function note_try() returns trigger language plpgsql security definer as"
                + " 'begin perform nextval(''tried''); return new; end'");
        intruder.execute("create trigger tried before insert on ledger_leaf for each row execute function note_try()");
        ledger.commit("pain", 3, 5);
        ledger.place();
        assertThat(intruder.queryForObject("select last_value from tried", Long.class))
                .isEqualTo(2);

        intruder.execute("update ledger_leaf set leaf = sha256('x') where index = 2");
        ledger.commit("pain", 5, 9);
        ledger.place();

        assertThat(ledger.unplaced("altered")).isEqualTo(1);
        assertThat(intruder.queryForObject("select last_value from tried", Long.class))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from ledger_leaf where index >= 3; delete from ledger_checkpoint where size > 3",
                "delete from ledger_leaf; delete from ledger_checkpoint",
            })
    void signsNothingBehindALedgerThatWasSetBackAsAWhole(String back) {
        ledger.commit("pain", 0, 3);
        ledger.place();
        ledger.commit("pain", 3, 5);
        ledger.place();
        String note = ledger.note();
        ledger.record().intruder().execute(back);
        ledger.place();
        ledger.commit("pain", 5, 9);
        ledger.place();

        assertThat(app.queryForObject("select count(*) from ledger_checkpoint where size > 3", Long.class))
                .isZero();
        assertThat(app.queryForObject("select count(*) from ledger_queue", Long.class))
                .isEqualTo(4);
        assertThat(ledger.note()).isEqualTo(note);
        assertThat(ledger.unplaced("altered")).isEqualTo(2);
    }

    @Test
    void letsNoOtherProcessSignBehindALedgerThatItKnowsToBeSetBackWhileItRuns() {
        ledger.commit("pain", 0, 3);
        ledger.place();
        ledger.commit("pain", 3, 5);
        ledger.place();
        ledger.record()
                .intruder()
                .execute("delete from ledger_leaf where index >= 3; delete from ledger_checkpoint where size > 3");
        ledger.place();
        ledger.commit("pain", 5, 6);
        LedgerRows rows = ledger.record().bean(LedgerRows.class);
        Sequencer started = new Sequencer(
                rows,
                ledger.record().bean(LedgerKeys.class),
                new KnownCheckpoints(rows, ledger.record().bean(LedgerSettings.class), clock),
                ledger.record().bean(PlatformTransactionManager.class),
                clock);

        started.placeAll();
        assertThat(app.queryForObject("select max(size) from ledger_checkpoint", Long.class))
                .isEqualTo(3);

        ledger.startAnew();
        started.placeAll();
        assertThat(app.queryForObject("select max(size) from ledger_checkpoint", Long.class))
                .as("nobody knows any more")
                .isEqualTo(4);
    }

    @Test
    void placesLeavesAgainOnceWhatItSawIsBack() {
        ledger.commit("pain", 0, 3);
        ledger.place();
        JdbcTemplate intruder = ledger.record().intruder();
        intruder.execute("create table taken as select * from ledger_checkpoint");
        intruder.execute("delete from ledger_checkpoint");
        ledger.commit("pain", 3, 5);
        ledger.place();
        assertThat(ledger.unplaced("altered")).isEqualTo(1);

        intruder.execute("insert into ledger_checkpoint select * from taken");
        ledger.place();

        assertThat(app.queryForObject("select max(size) from ledger_checkpoint", Long.class))
                .isEqualTo(5);
    }

    @Test
    void signsWithANewKeyWhenToldToOrWhenItIsTimeAndKeepsTheOldOnesPublished() {
        ledger.commit("pain", 0, 1);
        ledger.place();
        LedgerKey first = ledger.ledger().keys().get(0);
        LedgerKey second = ledger.ledger().rotateKey().orElseThrow();
        ledger.commit("pain", 1, 2);
        ledger.place();
        assertSignedBy(second);

        clock.advance(LedgerBeans.SIGN_FOR);
        ledger.commit("pain", 2, 3);
        ledger.place();
        LedgerKey third = ledger.ledger().keys().get(0);

        assertSignedBy(third);
        assertThat(ledger.ledger().keys()).containsExactly(third, second, first);
        assertThat(ledger.verify().findings()).isEmpty();
        assertThat(ledger.verify().checked().checkpoints()).isEqualTo(3);
    }

    private void assertSignedBy(LedgerKey key) {
        assertThat(SignedNote.parse(ledger.note()).orElseThrow().isSignedBy(key))
                .isTrue();
    }

    @Test
    void signsOnWithItsOwnKeyWhateverSomebodyPutsBesideIt() {
        ledger.commit("pain", 0, 1);
        ledger.place();
        LedgerKey own = ledger.ledger().keys().get(0);
        app.update(
                "insert into ledger_key (name, id, public_key, sealed_key, created_at)"
                        + " select name, 'ffffffff', ?, sealed_key, created_at + interval '1 day' from ledger_key",
                Ed25519.generate().publicKey().toArray());
        app.execute("insert into ledger_key (name, id, public_key, sealed_key, created_at)"
                + " select name, 'eeeeeeee', public_key, '0', created_at + interval '2 days' from ledger_key"
                + " where id <> 'ffffffff'");
        ledger.commit("pain", 1, 2);
        ledger.place();

        assertSignedBy(own);
        assertThat(clock.instant()).isEqualTo(own.created().plus(Duration.ZERO));
    }
}
