package care.sij.record.store;

import static care.sij.support.TestRecord.CAUSE;
import static care.sij.support.TestRecord.draft;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.HistoryQuery;
import care.sij.record.HistoryQuery.Period;
import care.sij.record.IndexTerms;
import care.sij.record.Page;
import care.sij.record.PageCursor;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.VersionLeaves;
import care.sij.record.Versions;
import care.sij.record.VersionsSought;
import care.sij.record.Visibility;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HistoryIT {

    private static final Instant DAY_ONE = Instant.parse("2026-03-01T00:00:00Z");
    private static final ResourceKey PAIN = new ResourceKey("Observation", "pain");
    private static final ResourceKey TASK = new ResourceKey("Task", "referral");
    private static final TestClock CLOCK = new TestClock(DAY_ONE);
    private static TestRecord record;

    /** Day 1 pain, day 2 task, day 3 pain changed, day 4 task moves to another patient, day 5 pain deleted. */
    @BeforeAll
    static void tell() {
        record = TestRecord.on(CLOCK);
        record.put(PAIN, List.of("p1"), IndexTerms.NONE);
        CLOCK.advance(Duration.ofDays(1));
        record.put(TASK, List.of("p1"), IndexTerms.NONE);
        CLOCK.advance(Duration.ofDays(1));
        record.put(PAIN, List.of("p1"), IndexTerms.NONE);
        CLOCK.advance(Duration.ofDays(1));
        record.commits().commit(CAUSE, commit -> {
            commit.lockPatients(List.of("p1", "p2"));
            return commit.append(draft(TASK, List.of("p2"), IndexTerms.NONE));
        });
        CLOCK.advance(Duration.ofDays(1));
        record.commits().commit(CAUSE, commit -> {
            commit.lockPatients(List.of("p1"));
            return commit.delete(PAIN, "demo-hospital");
        });
    }

    @AfterAll
    static void close() {
        record.close();
    }

    /** What is looked for is not lost behind what is not, however few may be returned. */
    @Test
    void findsVersionsOfAPatientByTypeAndIdInTheOrderOfTheirTime() {
        VersionLeaves leaves = record.bean(VersionLeaves.class);
        VersionsSought all = VersionsSought.all("p1", day(1), day(9));
        VersionsSought tasks = new VersionsSought("p1", Optional.of("Task"), Optional.empty(), day(1), day(9));
        VersionsSought pain = new VersionsSought("p1", Optional.of("Observation"), Optional.of("pain"), day(3), day(9));

        assertThat(leaves.ofPatient(all, 9))
                .containsExactly(
                        "Observation/pain/_history/1",
                        "Task/referral/_history/1",
                        "Observation/pain/_history/2",
                        "Observation/pain/_history/3");
        assertThat(leaves.ofPatient(tasks, 1)).containsExactly("Task/referral/_history/1");
        assertThat(leaves.ofPatient(pain, 1)).containsExactly("Observation/pain/_history/2");
        assertThat(leaves.count(all)).isEqualTo(4);
        assertThat(leaves.count(pain)).isEqualTo(2);
        assertThat(leaves.count(new VersionsSought("p1", Optional.of("Goal"), Optional.empty(), day(1), day(9))))
                .isZero();
    }

    private static Instant day(int day) {
        return DAY_ONE.plus(Duration.ofDays(day - 1));
    }

    @Test
    void readsAResourceAsItWasAtAnInstant() {
        assertThat(versions().asOf(PAIN, day(1).minusMillis(1), Visibility.EVERYTHING))
                .isEmpty();
        assertThat(versions().asOf(PAIN, day(1), Visibility.EVERYTHING))
                .map(StoredVersion::version)
                .contains(1L);
        assertThat(versions().asOf(PAIN, day(3).minusMillis(1), Visibility.EVERYTHING))
                .map(StoredVersion::version)
                .contains(1L);
        assertThat(versions().asOf(PAIN, day(9), Visibility.EVERYTHING))
                .map(StoredVersion::deleted)
                .contains(true);
    }

    @Test
    void readsWhatBelongedToAPatientAtAnInstant() {
        assertThat(references(versions().ofPatient("p1", day(3), Visibility.EVERYTHING)))
                .containsExactly("Observation/pain/_history/2", "Task/referral/_history/1");
        assertThat(references(versions().ofPatient("p1", day(4), Visibility.EVERYTHING)))
                .containsExactly("Observation/pain/_history/2");
        assertThat(references(versions().ofPatient("p1", day(9), Visibility.EVERYTHING)))
                .isEmpty();
        assertThat(references(versions().ofPatient("p2", day(9), Visibility.EVERYTHING)))
                .containsExactly("Task/referral/_history/2");
    }

    @Test
    void readsAllThatEverBelongedToAPatient() {
        assertThat(references(versions().everOfPatient("p1", List.of(), day(9), Visibility.EVERYTHING)))
                .containsExactly(
                        "Observation/pain/_history/1",
                        "Task/referral/_history/1",
                        "Observation/pain/_history/2",
                        "Task/referral/_history/2",
                        "Observation/pain/_history/3");
        assertThat(references(versions().everOfPatient("p1", List.of("Task"), day(4), Visibility.EVERYTHING)))
                .containsExactly("Observation/pain/_history/1", "Observation/pain/_history/2");
        assertThat(references(versions().everOfPatient("p2", List.of(), day(9), Visibility.EVERYTHING)))
                .containsExactly("Task/referral/_history/1", "Task/referral/_history/2");
        assertThat(versions().everOfPatient("p2", List.of(), day(4).minusMillis(1), Visibility.EVERYTHING))
                .as("it belonged to her later")
                .isEmpty();
    }

    @Test
    void listsTheNewestVersionFirstAndPagesWithoutLoss() {
        List<String> all = List.of(
                "Observation/pain/_history/3",
                "Task/referral/_history/2",
                "Observation/pain/_history/2",
                "Task/referral/_history/1",
                "Observation/pain/_history/1");
        assertThat(pageThrough(HistoryQuery.ofAll(100))).isEqualTo(all);
        assertThat(pageThrough(HistoryQuery.ofAll(2))).isEqualTo(all);
        assertThat(pageThrough(HistoryQuery.ofType("Task", 1)))
                .containsExactly("Task/referral/_history/2", "Task/referral/_history/1");
        assertThat(pageThrough(HistoryQuery.of(PAIN, 1))).hasSize(3);
    }

    @Test
    void boundsAHistoryBySinceAndByWhatWasCurrentInAPeriod() {
        assertThat(pageThrough(HistoryQuery.ofAll(9).since(day(4))))
                .containsExactly("Observation/pain/_history/3", "Task/referral/_history/2");
        assertThat(pageThrough(HistoryQuery.ofAll(9).during(new Period(day(2), day(3)))))
                .containsExactly("Task/referral/_history/1", "Observation/pain/_history/1");
    }

    @Test
    void hidesFromALaterPageWhatHappenedAfterTheFirst() {
        HistoryQuery query = HistoryQuery.ofType("Flag", 1);
        record.put(new ResourceKey("Flag", "f1"), List.of("p3"), IndexTerms.NONE);
        CLOCK.advance(Duration.ofHours(1));
        record.put(new ResourceKey("Flag", "f2"), List.of("p3"), IndexTerms.NONE);
        Page first = versions().history(query, Optional.empty(), Visibility.EVERYTHING);
        record.put(new ResourceKey("Flag", "f3"), List.of("p4"), IndexTerms.NONE);

        Page second = versions().history(query, first.next(), Visibility.EVERYTHING);

        assertThat(references(first.versions())).containsExactly("Flag/f2/_history/1");
        assertThat(references(second.versions())).containsExactly("Flag/f1/_history/1");
        assertThat(second.next()).isEmpty();
    }

    @Test
    void showsOnlyVersionsThatWereVisibleThemselves() {
        Visibility ofP2 = () -> new Visibility.Condition("? = ANY (v.patients)", List.of("p2"));
        assertThat(references(versions()
                        .history(HistoryQuery.of(TASK, 9), Optional.empty(), ofP2)
                        .versions()))
                .containsExactly("Task/referral/_history/2");
        assertThat(versions().vread(TASK, 1, ofP2)).isEmpty();
    }

    private static List<String> pageThrough(HistoryQuery query) {
        List<String> found = new ArrayList<>();
        Optional<PageCursor> next = Optional.empty();
        do {
            Page page = versions().history(query, next, Visibility.EVERYTHING);
            found.addAll(references(page.versions()));
            next = page.next().flatMap(cursor -> PageCursor.parse(cursor.text("q"), "q"));
        } while (next.isPresent());
        found.removeIf(reference -> reference.startsWith("Flag/"));
        return found;
    }

    private static List<String> references(List<StoredVersion> versions) {
        return versions.stream().map(StoredVersion::reference).toList();
    }

    private static Versions versions() {
        return record.versions();
    }
}
