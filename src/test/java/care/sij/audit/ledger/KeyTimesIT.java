package care.sij.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.SealedKeys;
import care.sij.audit.Checkpoint;
import care.sij.audit.Finding;
import care.sij.audit.Finding.Kind;
import care.sij.audit.LedgerKey;
import care.sij.support.TestClock;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A key counts from the size at which it was made to that of the next. */
class KeyTimesIT {

    private final LedgerRecord ledger = new LedgerRecord(new TestClock(Instant.parse("2026-03-01T10:00:00Z")));

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void takesNothingThatARetiredKeySignsBehindItsTime() {
        ledger.commit("pain", 0, 2);
        ledger.place();
        LedgerKeys keys = ledger.record().bean(LedgerKeys.class);
        LedgerKeys.Stored retired = keys.all().get(0);
        ledger.ledger().rotateKey();
        ledger.commit("pain", 2, 3);
        ledger.place();
        Checkpoint latest = ledger.ledger().latest().orElseThrow().checkpoint();
        ledger.record()
                .intruder()
                .update(
                        "update ledger_checkpoint set note = ? where size = 3",
                        SignedNote.signed(latest, retired.key(), keys.privateKey(retired)));

        assertThat(ledger.verify().findings())
                .containsExactlyInAnyOrder(
                        new Finding(Kind.CHECKPOINT_FOREIGN, "checkpoint 3"),
                        new Finding(Kind.TAIL_UNSIGNED, "leaves 2 to 2"));
        ledger.commit("pain", 3, 4);
        ledger.place();
        assertThat(ledger.record().app().queryForObject("select max(size) from ledger_checkpoint", Long.class))
                .isEqualTo(3);
    }

    @Test
    void knowsAKeyWhoseBeginningWasMovedForNone() {
        ledger.commit("pain", 0, 2);
        ledger.place();
        LedgerKey key = ledger.ledger().keys().get(0);
        ledger.record().intruder().execute("update ledger_key set begins = begins - 1");

        assertThat(ledger.verify().findings()).contains(new Finding(Kind.KEY_FOREIGN, "key " + key.verifier()));
    }

    @Test
    void signsOnWithAKeyThatWasMadeBeforeBeginningsWereKept() {
        ledger.commit("pain", 0, 2);
        ledger.place();
        LedgerKeys.Stored made = ledger.record().bean(LedgerKeys.class).all().get(0);
        LedgerKey key = made.key();
        byte[] sealed = ledger.record()
                .bean(SealedKeys.class)
                .seal(
                        ledger.record().bean(LedgerKeys.class).privateKey(made).toArray(),
                        "sij-ledger " + key.name() + "+" + key.id());
        ledger.record().intruder().update("update ledger_key set begins = null, sealed_key = ?", (Object) sealed);
        ledger.commit("pain", 2, 3);
        ledger.place();
        assertThat(isSignedBy(key)).isTrue();
        LedgerKey next = ledger.ledger().rotateKey().orElseThrow();
        ledger.commit("pain", 3, 4);
        ledger.place();

        assertThat(isSignedBy(next)).isTrue();
        assertThat(ledger.ledger().keys()).containsExactly(next, key);
        assertThat(ledger.verify().findings()).isEmpty();
    }

    @Test
    void makesNoKeyThatBeginsWhereSomebodyElsesCheckpointEnds() {
        ledger.commit("pain", 0, 2);
        ledger.place();
        LedgerKey key = ledger.ledger().keys().get(0);
        ledger.signByAnotherKey(1_000);

        assertThat(ledger.ledger().rotateKey()).isEmpty();

        JdbcTemplate intruder = ledger.record().intruder();
        intruder.execute("delete from ledger_checkpoint where size = 1000");
        ledger.commit("pain", 2, 3);
        ledger.place();
        assertThat(isSignedBy(key)).isTrue();
        assertThat(ledger.ledger().rotateKey()).isPresent();
    }

    @Test
    void signsByTheKeyOfTheSizeThoughALaterOneWasMade() {
        ledger.commit("pain", 0, 2);
        ledger.place();
        LedgerKey key = ledger.ledger().keys().get(0);
        ledger.record().intruder().execute("insert into ledger_checkpoint values (1000, '0', now(), 'none', 2)");
        ledger.record().bean(LedgerKeys.class).make();
        ledger.record().intruder().execute("delete from ledger_checkpoint where size = 1000");

        ledger.commit("pain", 2, 3);
        ledger.place();
        ledger.commit("pain", 3, 4);
        ledger.place();

        assertThat(isSignedBy(key)).isTrue();
        assertThat(ledger.verify().findings()).isEmpty();
    }

    @Test
    void signsNothingWhileAKeyThatItKnewIsGone() {
        ledger.commit("pain", 0, 2);
        ledger.place();
        LedgerKey first = ledger.ledger().keys().get(0);
        LedgerKey second = ledger.ledger().rotateKey().orElseThrow();
        ledger.record().intruder().execute("delete from ledger_key where begins > 1");
        ledger.commit("pain", 2, 3);
        ledger.place();

        assertThat(ledger.record().app().queryForObject("select max(size) from ledger_checkpoint", Long.class))
                .isEqualTo(2);
        assertThat(ledger.ledger().keys()).extracting(LedgerKey::id).containsExactly(second.id(), first.id());
        assertThat(ledger.unplaced("altered")).isEqualTo(1);
    }

    @Test
    void makesNoKeyWhileOneThatItKnewIsGone() {
        ledger.commit("pain", 0, 2);
        ledger.place();
        ledger.ledger().rotateKey();
        ledger.record().intruder().execute("delete from ledger_key where begins > 1");

        assertThat(ledger.ledger().rotateKey()).isEmpty();

        assertThat(ledger.record().app().queryForObject("select count(*) from ledger_key", Long.class))
                .isEqualTo(1);
    }

    @Test
    void makesTheFirstKeyOfAnEmptyLedger() {
        LedgerKey first = ledger.ledger().rotateKey().orElseThrow();
        ledger.commit("pain", 0, 2);
        ledger.place();

        assertThat(isSignedBy(first)).isTrue();
        assertThat(ledger.verify().findings()).isEmpty();
    }

    private boolean isSignedBy(LedgerKey key) {
        return SignedNote.parse(ledger.note()).orElseThrow().isSignedBy(key);
    }
}
