package care.sij.record.store;

import static care.sij.support.TestRecord.CAUSE;
import static care.sij.support.TestRecord.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.record.Bytes;
import care.sij.record.Draft;
import care.sij.record.IndexTerms;
import care.sij.record.IndexTerms.SortKey;
import care.sij.record.Interaction;
import care.sij.record.OpenCommit;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.VersionHead;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** That what a commit remembers of heads never outlives what it was read under. */
class HeadsIT {

    private static final ResourceKey PAIN = new ResourceKey("Observation", "pain-1");

    private final TestRecord record = TestRecord.on(new TestClock(Instant.parse("2026-03-01T10:00:00Z")));

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void forgetsWithASavepointWhatWasAppendedUnderIt() {
        record.put(PAIN, List.of("p1"), sortedBy("1"));
        StoredVersion second = record.commits().commit(CAUSE, commit -> {
            commit.lockPatients(List.of("p1", "p2"));
            undone(commit, () -> {
                commit.standingOf("p1");
                commit.delete(PAIN, "demo-hospital");
                assertThat(commit.standingOf("p1")).isEmpty();
            });
            assertThat(versionsOf(commit, "p1")).containsExactly(1L);
            return commit.append(draft(PAIN, List.of("p2"), sortedBy("2")));
        });
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.interaction()).isEqualTo(Interaction.UPDATE);
    }

    @Test
    void followsAResourceFromPatientToPatientWithinOneCommit() {
        record.put(PAIN, List.of("p1"), sortedBy("1"));
        record.commits().commit(CAUSE, commit -> {
            commit.lockPatients(List.of("p1", "p2"));
            assertThat(versionsOf(commit, "p1")).containsExactly(1L);
            commit.append(draft(PAIN, List.of("p2"), sortedBy("2")));
            assertThat(versionsOf(commit, "p1")).isEmpty();
            assertThat(versionsOf(commit, "p2")).containsExactly(2L);
            commit.delete(PAIN, "demo-hospital");
            StoredVersion again = commit.append(draft(PAIN, List.of("p1", "p2"), sortedBy("4")));
            assertThat(again.version()).isEqualTo(4);
            assertThat(again.interaction()).isEqualTo(Interaction.CREATE);
            assertThat(versionsOf(commit, "p1")).containsExactly(4L);
            assertThat(versionsOf(commit, "p2")).containsExactly(4L);
            return again;
        });
        assertThat(current()).isEqualTo("4 4");
    }

    @Test
    void readsHeadsAgainOnceThePatientIsLocked() {
        record.put(PAIN, List.of("p1"), IndexTerms.NONE);
        StoredVersion third = record.commits().commit(CAUSE, commit -> {
            assertThat(versionsOf(commit, "p1")).containsExactly(1L);
            meanwhile(() -> record.put(PAIN, List.of("p1"), IndexTerms.NONE));
            commit.lockPatients(List.of("p1"));
            return commit.append(draft(PAIN, List.of("p1"), IndexTerms.NONE));
        });
        assertThat(third.version()).isEqualTo(3);
    }

    @Test
    void writesOnceWhatWasTriedThreeTimes() {
        record.put(PAIN, List.of("p1"), sortedBy("0"));
        AtomicInteger tries = new AtomicInteger();
        record.commits().commit(CAUSE, commit -> {
            commit.lockPatients(List.of("p1"));
            commit.standingOf("p1");
            StoredVersion version = commit.append(draft(PAIN, List.of("p1"), sortedBy("try-" + tries)));
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException(new SQLException("deadlock detected", "40P01"));
            }
            return version;
        });
        assertThat(current()).isEqualTo("2 try-2");
    }

    @Test
    void leavesOutTheServicesOwnProvenanceAndWhatWasErased() {
        ResourceKey erased = new ResourceKey("Observation", "pain-2");
        ResourceKey told = new ResourceKey("Provenance", "told");
        for (ResourceKey key : List.of(PAIN, erased, told)) {
            record.put(key, List.of("p1"), sortedBy("1"));
        }
        record.owner().execute("grant execute on function erase_body to sij_owner");
        record.owner().query("select erase_body('Observation', 'pain-2', 1, 'a test')", row -> {});
        record.commits().commit(CAUSE, commit -> {
            commit.lockPatients(List.of("p1"));
            commit.append(ownProvenance());
            assertThat(commit.standingOf("p1")).extracting(VersionHead::key).containsExactly(PAIN, told);
            return true;
        });
        StoredVersion anew = record.commits().commit(CAUSE, commit -> {
            commit.lockPatients(List.of("p1"));
            assertThat(commit.standingOf("p1")).extracting(VersionHead::key).containsExactly(PAIN, told);
            return commit.append(draft(erased, List.of("p1"), sortedBy("2")));
        });
        assertThat(anew.version()).isEqualTo(2);
        assertThat(anew.interaction()).isEqualTo(Interaction.CREATE);
    }

    @Test
    void letsWhatWasErasedBeToldOfSomebodyElse() {
        record.put(PAIN, List.of("p1"), sortedBy("1"));
        assertThatThrownBy(() -> record.put(PAIN, List.of("p2"), sortedBy("2")))
                .isInstanceOf(IllegalStateException.class);
        record.owner().execute("grant execute on function erase_body to sij_owner");
        record.owner().query("select erase_body('Observation', 'pain-1', 1, 'a test')", row -> {});

        StoredVersion anew = record.put(PAIN, List.of("p2"), sortedBy("2"));

        assertThat(anew.version()).isEqualTo(2);
        assertThat(anew.interaction()).isEqualTo(Interaction.CREATE);
        assertThat(current()).isEqualTo("2 2");
    }

    private static Draft ownProvenance() {
        return new Draft(
                new ResourceKey("Provenance", "own"),
                List.of("p1"),
                Origin.PROJECTED,
                "sij",
                Bytes.utf8("hash"),
                (version, instant) -> Bytes.utf8("{}").toArray(),
                IndexTerms.NONE);
    }

    private String current() {
        return record.owner()
                .queryForObject("SELECT version || ' ' || sort_lows[1] FROM resource_current", String.class);
    }

    private static List<Long> versionsOf(OpenCommit commit, String patient) {
        return commit.standingOf(patient).stream().map(VersionHead::version).toList();
    }

    private static void undone(OpenCommit commit, Runnable work) {
        assertThatThrownBy(() -> commit.underSavepoint(() -> {
                    work.run();
                    throw new UnsupportedOperationException();
                }))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static void meanwhile(Runnable work) {
        Thread other = new Thread(work);
        other.start();
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IndexTerms sortedBy(String value) {
        return new IndexTerms(
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new SortKey("value-string", value, value)));
    }
}
