package care.sij.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import care.sij.audit.Checkpoint;
import care.sij.audit.Finding;
import care.sij.audit.Finding.Kind;
import care.sij.audit.LedgerKey;
import care.sij.audit.LedgerVerification.Verified;
import care.sij.audit.ledger.tree.GrowingTree;
import care.sij.record.Bytes;
import care.sij.record.Erasure;
import care.sij.support.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever an administrator of the database changes by hand, verification finds and names. */
@TestInstance(Lifecycle.PER_CLASS)
class TamperIT {

    private static final int VERSIONS = 300;
    private static final int AUDIT_ROWS = 10;
    private static final int LEAVES = VERSIONS + AUDIT_ROWS;
    private static final int KEPT_AT = 280;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final LedgerRecord ledger = new LedgerRecord(clock);
    private final JdbcTemplate intruder = ledger.intruder();
    private final String kept = recorded();
    private final SavedTables honest = SavedTables.of(
            intruder,
            "resource_version",
            "resource_body",
            "resource_current",
            "patient_resource",
            "commit",
            "body_erasure",
            "audit_event",
            "ledger_queue",
            "ledger_leaf",
            "ledger_subtree",
            "ledger_checkpoint",
            "ledger_key",
            "ledger_witness");

    /**
     * Leaves 0 to 299 of versions and 300 to 309 of audit rows 1 to 10, with checkpoints at 10, 270, 280, 300 and 310;
     * that at 280 is kept by an auditor.
     */
    private String recorded() {
        ledger.commit("pain", 0, 10);
        ledger.place();
        ledger.commit("pain", 10, 270);
        ledger.place();
        ledger.commit("pain", 270, KEPT_AT);
        ledger.place();
        String note = ledger.note();
        ledger.commit("pain", KEPT_AT, VERSIONS);
        ledger.place();
        ledger.audit(AUDIT_ROWS);
        ledger.place();
        clock.advance(Duration.ofMinutes(1));
        return note;
    }

    @BeforeEach
    void restore() {
        honest.restore();
        ledger.startAnew();
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterAll
    void close() {
        ledger.close();
    }

    @Test
    void findsNothingInAnHonestDatabase() {
        Verified verified = ledger.verify(kept);

        assertThat(verified.findings()).isEmpty();
        assertThat(verified.checked().leaves()).isEqualTo(LEAVES);
        assertThat(verified.checked().recomputed()).isEqualTo(LEAVES);
        assertThat(verified.checked().subtrees()).isEqualTo(1);
        assertThat(verified.checked().checkpoints()).isEqualTo(5);
        assertThat(verified.checked().keys()).isEqualTo(1);
        assertThat(verified.checked().waiting()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "body-changed | Observation/pain-7/_history/1 | update resource_body set body = convert_to(replace("
                        + "convert_from(body, 'UTF8'), 'valueInteger\":7', 'valueInteger\":9'), 'UTF8') where id = 'pain-7'",
                "version-changed | Observation/pain-7/_history/1 | update resource_body set salt = '0' where id = 'pain-7'",
                "version-changed | Observation/pain-7/_history/1 | update resource_body set body = substring(body from 6),"
                        + " salt = byteacat(salt, substring(body from 1 for 5)) where id = 'pain-7'",
                "version-changed | Observation/pain-7/_history/1 | update resource_body set body = byteacat(substring(salt from 9), body),"
                        + " salt = substring(salt from 1 for 8) where id = 'pain-7'",
                "body-deleted | Observation/pain-7/_history/1 | delete from resource_body where id = 'pain-7'",
                "version-changed | Observation/pain-7/_history/1 | update resource_version set owner = 'x' where id = 'pain-7'",
                "version-changed | Observation/pain-7/_history/1 | update resource_version set patients = '{x}' where id = 'pain-7'",
                "version-changed | Observation/pain-7/_history/1 | update resource_version set patients = '{null}'"
                        + " where id = 'pain-7'",
                "version-changed | Observation/pain-7/_history/1 | update resource_version set instant = instant + interval '1 day'"
                        + " where id = 'pain-7'",
                "version-changed | Observation/pain-7/_history/1 | update resource_version set instant = instant + interval '1 us'"
                        + " where id = 'pain-7'",
                "version-changed | Observation/pain-7/_history/1 | update resource_version set patients = '{{p-pain}}'"
                        + " where id = 'pain-7'",
                "version-changed | Observation/pain-7/_history/1 | update resource_version set instant = '-infinity'"
                        + " where id = 'pain-7'",
                "version-changed | Observation/pain-7/_history/1 | update resource_version set instant = 'infinity'"
                        + " where id = 'pain-7'",
                "version-changed | Observation/pain-7/_history/1 | update resource_version set origin = 'x' where id = 'pain-7'",
                "version-changed | Observation/pain-7/_history/1 | update resource_version set interaction = 'DELETE'"
                        + " where id = 'pain-7'",
                "version-changed | Observation/pain-7/_history/1 | update resource_version set leaf_hash = '0' where id = 'pain-7'",
                "version-deleted | Observation/pain-7/_history/1 | delete from resource_version where id = 'pain-7'",
                "current-changed | Observation/pain-7 | update resource_current set interaction = 'DELETE' where id = 'pain-7'",
                "current-changed | Observation/pain-7 | update resource_current set version = 2 where id = 'pain-7'",
                "current-changed | Observation/pain-7 | delete from resource_current where id = 'pain-7'",
                "current-changed | Observation/pain-7 | update resource_current set erased = true where id = 'pain-7'",
                "patient-changed | Observation/pain-7 | delete from patient_resource where id = 'pain-7'",
                "patient-changed | Observation/pain-7 | insert into patient_resource values ('p-other', 'Observation', 'pain-7')",
                "leaf-changed | Observation/pain-7/_history/1 | update ledger_leaf set leaf = sha256('x')"
                        + " where subject = 'Observation/pain-7/_history/1'",
                "leaf-changed | Observation/pain-275/_history/1 | update ledger_leaf set leaf = sha256('x')"
                        + " where subject = 'Observation/pain-275/_history/1'",
                "leaf-unknown | nothing | update ledger_leaf set subject = 'nothing' where subject = 'Observation/pain-7/_history/1'",
                "subtree-changed | leaves 0 to 255 | delete from ledger_subtree",
                "subtree-changed | leaves 10 to 255 | update ledger_subtree set hash = sha256('x')",
                "subtree-changed | 1 subtrees that no leaves are below | insert into ledger_subtree values (8, 7, sha256('0'))",
                "checkpoint-changed | checkpoint 10 | update ledger_checkpoint set root = sha256('x') where size = 10",
                "checkpoint-foreign | checkpoint 10 | update ledger_checkpoint set note = replace(note, '— ', '— x')"
                        + " where size = 10",
                "leaf-unknown | nothing | insert into ledger_queue (subject, leaf) values ('nothing', sha256('x'))",
                "version-deleted | Observation/absent/_history/1 | insert into ledger_queue (subject, leaf)"
                        + " values ('Observation/absent/_history/1', sha256('x'))",
                "leaf-disputed | Observation/pain-7/_history/1 | insert into ledger_queue (subject, leaf)"
                        + " values ('Observation/pain-7/_history/1', sha256('x'))",
                "leaf-disputed | audit/7 | insert into ledger_queue (subject, leaf) values ('audit/7', sha256('x'))",
                "leaf-waiting | audit/7 | insert into ledger_queue (subject, leaf, since)"
                        + " select subject, leaf, now() - interval '2 minutes' from ledger_leaf where subject = 'audit/7'",
                "leaf-waiting | audit/7 and 2 more | insert into ledger_queue (subject, leaf, since)"
                        + " select subject, leaf, now() - interval '2 minutes' from ledger_leaf where index > 305 and index < 309"
                        + " order by index",
                "checkpoint-missing | checkpoint 10 | delete from ledger_checkpoint where size = 10",
                "checkpoint-missing | checkpoint 280 | delete from ledger_checkpoint where size = 280",
                "checkpoint-changed | checkpoint 280 | update ledger_checkpoint set previous = 10 where size = 280",
                "checkpoint-missing | checkpoint 275, sent to a witness | insert into ledger_witness values ('file', 275, now())",
                "log-truncated | checkpoint 311, sent to a witness | insert into ledger_witness values ('file', 311, now())",
                "without-leaf | Observation/made-up/_history/1 | insert into resource_version select type, 'made-up', version,"
                        + " patients, origin, owner, interaction, commit, instant, content_hash, leaf_hash from resource_version"
                        + " where id = 'pain-7'",
                "audit-row-changed | audit/7 | update audit_event set instant = instant + interval '1 day' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set instant = instant + interval '1 us' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set instant = '-infinity' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set patients = '{{p-other,p-pain}}' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set resources = array[resources] where number = 7",
                "audit-row-changed | audit/7 | update audit_event set kind = 'x' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set detail = 'x' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set action = 'D' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set outcome = 12 where number = 7",
                "audit-row-changed | audit/7 | update audit_event set http = 500 where number = 7",
                "audit-row-changed | audit/7 | update audit_event set agent = 'x' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set token = 'x' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set address = 'x' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set request_id = 'x' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set resources = '{}' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set resources = '{null}' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set patients = '{p-pain}' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set patients = '{p-pain,p-other}' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set query = 'x' where number = 7",
                "audit-row-changed | audit/7 | update audit_event set commit = 1 where number = 7",
                "audit-row-changed | audit/7 | update audit_event set leaf_hash = sha256('x') where number = 7",
                "audit-row-deleted | audit/7 | delete from audit_event where number = 7",
                "leaf-changed | audit/7 | update ledger_leaf set leaf = sha256('x') where subject = 'audit/7'",
                "leaf-unknown | audit | update ledger_leaf set subject = 'audit' where subject = 'audit/7'",
                "without-leaf | audit/11 | insert into audit_event select 11, instant, kind, detail, action, outcome, http,"
                        + " 'x', token, address, request_id, resources, patients, query, commit, leaf_hash from audit_event"
                        + " where number = 7",
                "log-truncated | checkpoint 310 | delete from ledger_leaf where index = 309;"
                        + " delete from audit_event where number = 10",
            })
    void findsWhatWasChanged(String kind, String place, String change) {
        intruder.execute(change);

        Verified verified = ledger.verify(kept);

        assertThat(verified.findings())
                .anySatisfy(finding -> {
                    assertThat(finding.kind().code()).isEqualTo(kind);
                    assertThat(finding.place()).isEqualTo(place);
                })
                .hasSizeLessThanOrEqualTo(3);
        assertThat(verified.allFindings()).isEqualTo(verified.findings().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "leaf-changed | Observation/pain-7/_history/1 | ledger_leaf | leaf | update ledger_leaf set leaf = null where index = 7",
                "leaf-unknown | leaf 7 | ledger_leaf | subject | update ledger_leaf set subject = null where index = 7",
                "subtree-changed | leaves 10 to 255 | ledger_subtree | hash | update ledger_subtree set hash = null",
                "checkpoint-changed | checkpoint 10 | ledger_checkpoint | note | update ledger_checkpoint set note = null where size = 10",
                "checkpoint-changed | checkpoint 10 | ledger_checkpoint | root | update ledger_checkpoint set root = null where size = 10",
                "checkpoint-changed | checkpoint 10 | ledger_checkpoint | previous | update ledger_checkpoint set previous = null"
                        + " where size = 10",
                "leaf-disputed | Observation/pain-7/_history/1 | ledger_queue | leaf | insert into ledger_queue (subject, leaf)"
                        + " values ('Observation/pain-7/_history/1', null)",
                "leaf-unknown | a waiting leaf | ledger_queue | subject | insert into ledger_queue (subject, leaf)"
                        + " values (null, sha256('x'))",
            })
    void findsWhatWasEmptied(String kind, String place, String table, String column, String change) {
        intruder.execute("alter table " + table + " alter column " + column + " drop not null");
        try {
            intruder.execute(change);

            assertThat(ledger.verify(kept).findings()).anySatisfy(finding -> {
                assertThat(finding.kind().code()).isEqualTo(kind);
                assertThat(finding.place()).isEqualTo(place);
            });
        } finally {
            honest.restore();
            intruder.execute("alter table " + table + " alter column " + column + " set not null");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sealed_key = null",
                "sealed_key = ''",
                "sealed_key = '0'",
                "public_key = null",
                "created_at = null, name = null"
            })
    void knowsAKeyOfNoFormForNone(String change) {
        List<String> columns = List.of("name", "public_key", "sealed_key", "created_at");
        columns.forEach(column -> intruder.execute("alter table ledger_key alter column " + column + " drop not null"));
        try {
            intruder.execute("update ledger_key set " + change);

            assertThat(kinds(ledger.verify(kept))).contains(Kind.KEY_FOREIGN, Kind.CHECKPOINT_FOREIGN);
        } finally {
            honest.restore();
            columns.forEach(
                    column -> intruder.execute("alter table ledger_key alter column " + column + " set not null"));
        }
    }

    @Test
    void findsACommitThatWasChangedByEachVersionOfIt() {
        intruder.execute("update commit set agent = 'x' where number = (select min(commit) from resource_version)");

        assertThat(kinds(ledger.verify())).containsOnly(Kind.VERSION_CHANGED);
        assertThat(ledger.verify().findings()).hasSize(10);
    }

    @Test
    void findsWhatIsThereTwice() {
        intruder.execute("alter table resource_version drop constraint resource_version_pkey");
        intruder.execute("alter table audit_event drop constraint audit_event_pkey");
        intruder.execute("drop index ledger_leaf_by_subject");
        try {
            intruder.execute("insert into resource_version select * from resource_version where id = 'pain-7'");
            intruder.execute("insert into audit_event select * from audit_event where number = 7");
            intruder.execute("update ledger_leaf set subject = 'Observation/pain-8/_history/1' where index = 9");

            assertThat(ledger.verify(kept).findings())
                    .contains(
                            new Finding(Kind.VERSION_CHANGED, "Observation/pain-7/_history/1"),
                            new Finding(Kind.AUDIT_ROW_CHANGED, "audit/7"),
                            new Finding(Kind.LEAF_CHANGED, "Observation/pain-8/_history/1"));
        } finally {
            intruder.execute("delete from resource_version where id = 'pain-7'");
            intruder.execute("delete from audit_event where number = 7");
            honest.restore();
            intruder.execute("alter table resource_version add primary key (type, id, version)");
            intruder.execute("alter table audit_event add primary key (number)");
            intruder.execute("create unique index ledger_leaf_by_subject on ledger_leaf (subject)");
        }
    }

    @Test
    void findsALeafOutsideTheTreeThatAMadeUpVersionHas() {
        intruder.execute("alter table ledger_leaf drop constraint ledger_leaf_index_check");
        try {
            makeUpAVersion();
            intruder.execute("insert into ledger_leaf values (-1, 'Observation/made-up/_history/1', sha256('x'))");

            assertThat(ledger.verify(kept).findings())
                    .contains(new Finding(Kind.LEAF_CHANGED, "1 leaves outside the tree"));
        } finally {
            honest.restore();
            intruder.execute("alter table ledger_leaf add constraint ledger_leaf_index_check check (index >= 0)");
        }
    }

    @Test
    void findsASecondLeafAtOnePlaceWhereAPageEnds() {
        intruder.execute("alter table ledger_leaf drop constraint ledger_leaf_pkey");
        try {
            intruder.execute(
                    "insert into ledger_leaf select n, 'more/' || n, sha256('x') from generate_series(310, 999) n");
            makeUpAVersion();
            intruder.execute("insert into ledger_leaf values (999, 'Observation/made-up/_history/1', sha256('x'))");

            assertThat(ledger.verify(kept).findings())
                    .contains(new Finding(Kind.LEAF_CHANGED, "1 leaves outside the tree"));
        } finally {
            honest.restore();
            intruder.execute("alter table ledger_leaf add primary key (index)");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "body-deleted | Observation/made-up/_history/1 | -9223372036854775808, 'Observation/made-up/_history/1', ''",
                "body-deleted | Observation/made-up/_history/1 | 9223372036854775807, 'Observation/made-up/_history/1', ''",
                "leaf-unknown | 1 waiting leaves without a place of their own | null, 'Observation/made-up/_history/1', ''",
            })
    void findsALeafOfAMadeUpVersionWhereverItWaits(String kind, String place, String row) {
        intruder.execute(
                "alter table ledger_queue drop constraint ledger_queue_leaf, drop constraint ledger_queue_pkey,"
                        + " alter column position drop identity, alter column position drop not null");
        try {
            makeUpAVersion();
            intruder.execute("insert into ledger_queue (position, subject, leaf) values (" + row + ")");

            assertThat(ledger.verify(kept).findings()).anySatisfy(finding -> {
                assertThat(finding.kind().code()).isEqualTo(kind);
                assertThat(finding.place()).isEqualTo(place);
            });
        } finally {
            honest.restore();
            intruder.execute(
                    "alter table ledger_queue add constraint ledger_queue_leaf check (octet_length(leaf) = 32),"
                            + " alter column position set not null, add primary key (position),"
                            + " alter column position add generated always as identity");
        }
    }

    private void makeUpAVersion() {
        intruder.execute(
                "insert into resource_version select type, 'made-up', version, patients, origin, owner, interaction,"
                        + " commit, instant, content_hash, leaf_hash from resource_version where id = 'pain-7'");
    }

    @ParameterizedTest
    @CsvSource({"5, leaf 5", "200, leaf 200", "275, leaf 275", "0, leaf 0"})
    void findsALeafThatWasDeletedAndNothingElseBroken(int index, String place) {
        intruder.update("delete from ledger_leaf where index = ?", index);

        assertThat(ledger.verify(kept).findings())
                .containsExactlyInAnyOrder(
                        new Finding(Kind.LEAF_DELETED, place),
                        new Finding(Kind.WITHOUT_LEAF, "Observation/pain-" + index + "/_history/1"));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 7, leaves 0 to 9",
        "20, 200, leaves 10 to 255",
        "271, 279, leaves 270 to 279",
        "290, 291, leaves 280 to 299",
        "302, 307, leaves 300 to 309",
        "271, 307, leaves 270 to 279"
    })
    void findsTwoLeavesThatWereExchanged(int one, int other, String place) {
        intruder.update("update ledger_leaf set index = index + 1000 where index in (?, ?)", one, other);
        intruder.update("update ledger_leaf set index = ? where index = ?", other, 1000 + one);
        intruder.update("update ledger_leaf set index = ? where index = ?", one, 1000 + other);

        assertThat(ledger.verify().findings()).containsExactly(new Finding(Kind.LEAVES_REORDERED, place));
    }

    @Test
    void findsAVersionThatWasRewrittenTogetherWithItsLeaves() {
        setOwner("pain-274");
        rewriteLeaf("Observation/pain-274/_history/1");

        assertThat(ledger.verify().findings()).containsExactly(new Finding(Kind.LEAVES_REORDERED, "leaves 270 to 279"));
    }

    @Test
    void saysOfAVersionThatWasRewrittenTogetherWithTheLeafBesideItThatTheLedgerHasAnother() {
        setOwner("pain-274");
        Bytes leaf = leafOf("Observation/pain-274/_history/1");
        intruder.update("update resource_version set leaf_hash = ? where id = 'pain-274'", leaf.toArray());

        assertThat(ledger.verify().findings())
                .containsExactly(new Finding(Kind.LEAF_DISPUTED, "Observation/pain-274/_history/1"));
    }

    @Test
    void findsAnAuditRowThatWasDeletedTogetherWithItsLeaf() {
        intruder.execute("delete from audit_event where number = 7");
        intruder.execute("delete from ledger_leaf where subject = 'audit/7'");

        assertThat(ledger.verify(kept).findings()).containsExactly(new Finding(Kind.LEAF_DELETED, "leaf 306"));
    }

    @Test
    void findsAnAuditRowThatWasRewrittenTogetherWithItsLeaves() {
        intruder.execute("delete from audit_event where number = 7");
        intruder.execute(
                "insert into audit_event select 7, instant, kind, detail, action, outcome, http, agent, token,"
                        + " address, request_id, resources, patients, query, commit, leaf_hash from audit_event where number = 8");
        Bytes leaf = ledger.leafOfAuditRow(7);
        intruder.update("update audit_event set leaf_hash = ? where number = 7", leaf.toArray());
        intruder.update("update ledger_leaf set leaf = ? where subject = 'audit/7'", leaf.toArray());

        assertThat(ledger.verify().findings()).containsExactly(new Finding(Kind.LEAVES_REORDERED, "leaves 300 to 309"));
    }

    @Test
    void findsATailThatWasTakenOffByTheVersionsLeftAndByAKeptCheckpoint() {
        intruder.execute("delete from ledger_leaf where index >= 270");
        intruder.execute("delete from ledger_checkpoint where size > 270");
        assertThat(kinds(ledger.verify())).hasSize(40).containsOnly(Kind.WITHOUT_LEAF);

        intruder.execute("delete from resource_version where substr(id, 6)::int >= 270");
        intruder.execute("delete from resource_current where substr(id, 6)::int >= 270");
        intruder.execute("delete from patient_resource where substr(id, 6)::int >= 270");
        intruder.execute("delete from audit_event");
        assertThat(ledger.verify().findings()).isEmpty();
        assertThat(ledger.verify(kept).findings())
                .containsExactly(new Finding(Kind.LOG_TRUNCATED, "checkpoint " + KEPT_AT));
    }

    @Test
    void findsLeavesThatNobodySignedAndCheckpointsWithoutLeaves() {
        intruder.execute("delete from ledger_checkpoint where size >= 300");
        assertThat(ledger.verify(kept).findings())
                .containsExactly(new Finding(Kind.TAIL_UNSIGNED, "leaves 280 to 309"));

        intruder.execute("delete from ledger_leaf where index >= 275");
        assertThat(kinds(ledger.verify(kept))).contains(Kind.LOG_TRUNCATED);
    }

    @Test
    void findsAForkThatWasSignedWithAnotherKey() {
        setOwner("pain-274");
        rewriteLeaf("Observation/pain-274/_history/1");
        Ed25519.Pair pair = Ed25519.generate();
        LedgerKey key = new LedgerKey("sij.example.org/sij-ledger", pair.publicKey(), Instant.EPOCH);
        intruder.update(
                "insert into ledger_key (name, id, public_key, sealed_key, created_at)"
                        + " select ?, ?, ?, sealed_key, created_at from ledger_key",
                key.name(),
                key.id(),
                key.publicKey().toArray());
        for (long size : List.of(280, 300, LEAVES)) {
            Checkpoint checkpoint = new Checkpoint(key.name(), size, root(size));
            intruder.update(
                    "update ledger_checkpoint set root = ?, note = ? where size = ?",
                    checkpoint.root().toArray(),
                    SignedNote.signed(checkpoint, key, pair.privateKey()),
                    size);
        }

        assertThat(ledger.verify(kept).findings())
                .containsExactlyInAnyOrder(
                        new Finding(Kind.KEY_FOREIGN, "key " + key.verifier()),
                        new Finding(Kind.CHECKPOINT_FOREIGN, "checkpoint 280"),
                        new Finding(Kind.CHECKPOINT_FOREIGN, "checkpoint 300"),
                        new Finding(Kind.CHECKPOINT_FOREIGN, "checkpoint 310"),
                        new Finding(Kind.LOG_FORKED, "checkpoint 280"),
                        new Finding(Kind.TAIL_UNSIGNED, "leaves 270 to 309"));
    }

    @Test
    void findsAKeptCheckpointThatAnotherLedgerSigned() {
        Ed25519.Pair pair = Ed25519.generate();
        LedgerKey key = new LedgerKey("sij.example.org/sij-ledger", pair.publicKey(), Instant.EPOCH);
        String note = SignedNote.signed(new Checkpoint(key.name(), 10, root(10)), key, pair.privateKey());

        assertThat(ledger.verify(note, "no note").findings())
                .containsExactly(
                        new Finding(Kind.CHECKPOINT_FOREIGN, "kept checkpoint 1"),
                        new Finding(Kind.CHECKPOINT_FOREIGN, "kept checkpoint 2"));
    }

    @Test
    void namesWhatWasErasedByLawAndStillProvesTheRestOfIt() {
        eraseByLaw("court order 7");

        Verified verified = ledger.verify(kept);
        assertThat(verified.findings()).isEmpty();
        assertThat(verified.erased())
                .extracting(Erasure::reference, Erasure::reason)
                .containsExactly(tuple("Observation/pain-7/_history/1", "court order 7"));
        assertThat(verified.checked().erased()).isEqualTo(1);

        setOwner("pain-7");
        assertThat(ledger.verify().findings())
                .containsExactly(new Finding(Kind.VERSION_CHANGED, "Observation/pain-7/_history/1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update resource_version set instant = instant + interval '1 us' where id = 'pain-7'",
                "update resource_version set instant = instant + interval '1 day' where id = 'pain-7'",
                "update resource_version set patients = '{p-pain,null}' where id = 'pain-7'",
                "update resource_version set commit = -1 where id = 'pain-7'",
                "update resource_version set owner = 'x' where id = 'pain-7'",
            })
    void findsWhatWasChangedOfAVersionThatWasErasedByLaw(String change) {
        eraseByLaw("court order 7");
        intruder.execute(change);

        assertThat(ledger.verify().findings())
                .contains(new Finding(Kind.VERSION_CHANGED, "Observation/pain-7/_history/1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ERASURE_CHANGED | update body_erasure set reason = 'a fire'",
                "ERASURE_CHANGED | update body_erasure set erased_by = 'x'",
                "ERASURE_CHANGED | update body_erasure set erased_at = erased_at - interval '1 day'",
                "ERASURE_CHANGED | update body_erasure set erased_at = erased_at + interval '1 us'",
                "ERASURE_CHANGED | update body_erasure set body_hash = sha256('x')",
                "ERASURE_DELETED | delete from body_erasure",
                "WITHOUT_LEAF | delete from ledger_leaf where subject like 'erasure/%'"
            })
    void findsWhatWasChangedOfAnErasure(Kind kind, String change) {
        eraseByLaw("court order 7");
        ledger.place();
        assertThat(ledger.verify().findings()).isEmpty();

        intruder.execute(change);

        assertThat(kinds(ledger.verify())).contains(kind);
    }

    @Test
    void findsAnErasedVersionThatIsShownToSearchesAgain() {
        eraseByLaw("court order 7");
        intruder.execute("update resource_current set erased = false where id = 'pain-7'");

        assertThat(ledger.verify(kept).findings())
                .containsExactly(new Finding(Kind.CURRENT_CHANGED, "Observation/pain-7"));
    }

    @Test
    void findsABodyTakenOutTogetherWithARowThatSaysItWasErased() {
        intruder.execute("insert into body_erasure select type, id, version, 'court order 7', 'sij_admin',"
                + " date_trunc('milliseconds', now()), sha256(salt || body) from resource_body where id = 'pain-7'");
        intruder.execute("delete from resource_body where id = 'pain-7'");
        intruder.execute("update resource_current set erased = true where id = 'pain-7'");

        assertThat(ledger.verify().findings())
                .containsExactly(new Finding(Kind.WITHOUT_LEAF, "erasure/Observation/pain-7/_history/1"));
    }

    @Test
    void saysOfAnErasureWithoutAHashThatItProvesNothing() {
        intruder.execute("insert into body_erasure values ('Observation', 'pain-7', 1, 'court order 6', 'x', now())");
        intruder.execute("delete from resource_body where id = 'pain-7'");
        intruder.execute("update resource_current set erased = true where id = 'pain-7'");
        Finding[] found = {
            new Finding(Kind.ERASED_UNPROVABLE, "Observation/pain-7/_history/1"),
            new Finding(Kind.WITHOUT_LEAF, "erasure/Observation/pain-7/_history/1")
        };
        assertThat(ledger.verify().findings()).containsExactly(found);

        setOwner("pain-7");
        assertThat(ledger.verify().findings()).containsExactly(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update resource_version set leaf_hash = sha256('x') where id = 'pain-7'",
                "update resource_version set instant = instant + interval '1 us' where id = 'pain-7'",
                "update resource_version set commit = -1 where id = 'pain-7'",
            })
    void findsWhatCanBeFoundOfAnErasureWithoutAHash(String change) {
        intruder.execute("insert into body_erasure values ('Observation', 'pain-7', 1, 'court order 6', 'x', now())");
        intruder.execute("delete from resource_body where id = 'pain-7'");
        intruder.execute(change);

        assertThat(ledger.verify().findings())
                .contains(new Finding(Kind.VERSION_CHANGED, "Observation/pain-7/_history/1"));
    }

    @Test
    void namesTheFirstOfEachKind() {
        intruder.execute(
                "insert into resource_version select type, id || '-made-up-' || n, version, patients, origin, owner,"
                        + " interaction, commit, instant, content_hash, leaf_hash from resource_version, generate_series(1, 4) n");
        intruder.execute("delete from resource_version where id not like '%made-up%'");

        Verified verified = ledger.verify();
        assertThat(verified.allFindings()).isEqualTo(300 + 3 * 1000);
        assertThat(kinds(verified))
                .hasSize(300 + 3 * 1000)
                .contains(Kind.VERSION_DELETED, Kind.WITHOUT_LEAF, Kind.CURRENT_CHANGED, Kind.PATIENT_CHANGED);
    }

    private void eraseByLaw(String why) {
        JdbcTemplate owner = ledger.record().owner();
        owner.execute("grant execute on function erase_body to sij_owner");
        owner.query("select erase_body('Observation', 'pain-7', 1, ?)", row -> {}, why);
    }

    private static List<Kind> kinds(Verified verified) {
        return verified.findings().stream().map(Finding::kind).toList();
    }

    /** In the version and in what is derived from it. */
    private void setOwner(String id) {
        intruder.update("update resource_version set owner = 'x' where id = ?", id);
        intruder.update("update resource_current set owner = 'x' where id = ?", id);
    }

    /** As somebody would who knows how leaves are computed. */
    private void rewriteLeaf(String subject) {
        Bytes leaf = leafOf(subject);
        intruder.update("update ledger_leaf set leaf = ? where subject = ?", leaf.toArray(), subject);
        intruder.update("update resource_version set leaf_hash = ? where id = 'pain-274'", leaf.toArray());
    }

    private Bytes leafOf(String subject) {
        return ledger.record()
                .bean(care.sij.record.VersionLeaves.class)
                .of(List.of(subject))
                .get(0)
                .computed()
                .orElseThrow()
                .leaf();
    }

    private Bytes root(long size) {
        GrowingTree tree = GrowingTree.empty();
        intruder.query(
                "select leaf from ledger_leaf order by index limit ?",
                row -> {
                    tree.add(Bytes.of(row.getBytes(1)), subtree -> {});
                },
                size);
        return tree.root();
    }
}
