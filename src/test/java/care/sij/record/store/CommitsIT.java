package care.sij.record.store;

import static care.sij.support.TestRecord.CAUSE;
import static care.sij.support.TestRecord.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.record.CommitStep;
import care.sij.record.Commits;
import care.sij.record.IndexTerms;
import care.sij.record.Interaction;
import care.sij.record.OpenCommit;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.VersionHead;
import care.sij.record.Visibility;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommitsIT {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final ResourceKey PAIN = new ResourceKey("Observation", "pain-1");
    private static final ResourceKey CLINIC = new ResourceKey("Organization", "clinic");

    private final TestClock clock = new TestClock(START);
    private final List<StoredVersion> seenByStep = new ArrayList<>();
    private final CommitStep step = commit -> seenByStep.addAll(commit.appended());
    private final TestRecord record = TestRecord.on(clock, step);
    private final Commits commits = record.commits();

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void numbersVersionsWithoutGapsAndKeepsEachBody() {
        record.put(PAIN, List.of("p1"), IndexTerms.NONE);
        clock.advance(Duration.ofDays(1));
        StoredVersion second = record.put(PAIN, List.of("p1"), IndexTerms.NONE);

        assertThat(second.version()).isEqualTo(2);
        assertThat(second.interaction()).isEqualTo(Interaction.UPDATE);
        assertThat(read(1).body().asUtf8()).isEqualTo("Observation/pain-1 1 2026-03-01T10:00:00Z");
        assertThat(read(2)).isEqualTo(second);
        assertThat(record.versions().current(PAIN, Visibility.EVERYTHING)).contains(second);
    }

    @Test
    void deletesByAppendingAndCreatesAnewAfterwards() {
        record.put(PAIN, List.of("p1"), IndexTerms.NONE);
        StoredVersion deletion = commits.commit(CAUSE, commit -> {
            commit.lockPatients(List.of("p1"));
            return commit.delete(PAIN, "demo-hospital");
        });
        StoredVersion again = record.put(PAIN, List.of("p1"), IndexTerms.NONE);

        assertThat(deletion.deleted()).isTrue();
        assertThat(again.version()).isEqualTo(3);
        assertThat(again.interaction()).isEqualTo(Interaction.CREATE);
        assertThat(read(1).body().length()).isPositive();
    }

    @Test
    void givesEveryVersionOfACommitItsNumberAndInstantAndKeepsTheCause() {
        List<StoredVersion> versions = commits.commit(CAUSE, commit -> {
            commit.lockPatients(List.of("p1"));
            commit.append(draft(PAIN, List.of("p1"), IndexTerms.NONE));
            commit.append(draft(new ResourceKey("Observation", "pain-2"), List.of("p1"), IndexTerms.NONE));
            return commit.appended();
        });

        assertThat(versions).extracting(StoredVersion::instant).containsOnly(START);
        assertThat(record.versions()
                        .commit(versions.get(0).commit())
                        .orElseThrow()
                        .cause())
                .isEqualTo(CAUSE);
        assertThat(seenByStep).isEqualTo(versions);
    }

    @Test
    void putsTheInstantAfterThePatientsLastWhenTheClockStandsOrGoesBack() {
        Instant first = record.put(PAIN, List.of("p1"), IndexTerms.NONE).instant();
        clock.set(START.minusSeconds(60));
        Instant second = record.put(new ResourceKey("Observation", "pain-2"), List.of("p1"), IndexTerms.NONE)
                .instant();
        Instant other = record.put(new ResourceKey("Observation", "pain-3"), List.of("p2"), IndexTerms.NONE)
                .instant();

        assertThat(second).isEqualTo(first.plusMillis(1));
        assertThat(other).isEqualTo(START.minusSeconds(60));
    }

    @Test
    void showsWhatItAppendedBeforeItIsWritten() {
        record.put(PAIN, List.of("p1"), IndexTerms.NONE);
        ResourceKey second = new ResourceKey("Observation", "pain-2");
        commits.commit(CAUSE, commit -> {
            commit.lockPatients(List.of("p1"));
            commit.append(draft(second, List.of("p1"), IndexTerms.NONE));
            commit.delete(PAIN, "demo-hospital");
            assertThat(commit.standingOf("p1")).extracting(VersionHead::key).containsExactly(second);
            assertThat(commit.current(PAIN).orElseThrow().deleted()).isTrue();
            assertThat(commit.current(List.of(second, PAIN, CLINIC)).keySet()).containsExactly(second, PAIN);
            return true;
        });
    }

    @Test
    void writesNothingWhenTheWorkThrows() {
        assertThatThrownBy(() -> commits.commit(CAUSE, commit -> {
                    commit.lockPatients(List.of("p1"));
                    commit.append(draft(PAIN, List.of("p1"), IndexTerms.NONE));
                    throw new IllegalArgumentException("refused");
                }))
                .hasMessage("refused");
        assertThat(record.versions().current(PAIN, Visibility.EVERYTHING)).isEmpty();
    }

    @Test
    void undoesOnlyWhatHappenedUnderASavepointThatFails() {
        ResourceKey kept = new ResourceKey("Bundle", "answer");
        commits.commit(CAUSE, commit -> {
            commit.lockIdentifiers(List.of("inbox|1"));
            try {
                commit.underSavepoint(() -> {
                    commit.lockPatients(List.of("p1"));
                    return commit.append(draft(PAIN, List.of("p1"), IndexTerms.NONE));
                });
            } catch (IllegalStateException unexpected) {
                throw unexpected;
            }
            return true;
        });
        commits.commit(CAUSE, commit -> {
            assertThatThrownBy(() -> commit.underSavepoint(() -> {
                        commit.lockPatients(List.of("p1"));
                        commit.append(draft(PAIN, List.of("p1"), IndexTerms.NONE));
                        throw new IllegalArgumentException("fatal");
                    }))
                    .hasMessage("fatal");
            commit.lockPatients(List.of());
            return commit.append(draft(kept, List.of(), IndexTerms.NONE));
        });

        assertThat(record.versions()
                        .current(PAIN, Visibility.EVERYTHING)
                        .orElseThrow()
                        .version())
                .isEqualTo(1);
        assertThat(record.versions().current(kept, Visibility.EVERYTHING)).isPresent();
    }

    @Test
    void refusesToChangeWhatIsNotLocked() {
        record.put(CLINIC, List.of(), IndexTerms.NONE);
        assertProgrammingError(commit -> commit.append(draft(PAIN, List.of("p1"), IndexTerms.NONE)));
        assertProgrammingError(commit -> commit.append(draft(CLINIC, List.of(), IndexTerms.NONE)));
        assertProgrammingError(commit -> {
            commit.lockPatients(List.of("p1"));
            commit.lockIdentifiers(List.of("x"));
        });
        assertProgrammingError(commit -> {
            commit.instant();
            commit.lockPatients(List.of("p1"));
        });
    }

    private void assertProgrammingError(java.util.function.Consumer<OpenCommit> work) {
        assertThatThrownBy(() -> commits.commit(CAUSE, commit -> {
                    work.accept(commit);
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void queuesALeafForEveryVersion() {
        StoredVersion version = record.put(PAIN, List.of("p1"), IndexTerms.NONE);
        assertThat(record.app()
                        .queryForList(
                                "SELECT q.subject FROM ledger_queue q JOIN resource_version v ON v.leaf_hash = q.leaf",
                                String.class))
                .containsExactly(version.reference());
    }

    @Test
    void keepsInstantsStrictlyIncreasingPerPatientUnderConcurrency() throws Exception {
        int threads = 4;
        int each = 25;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            running.add(pool.submit(() -> {
                for (int i = 0; i < each; i++) {
                    record.put(PAIN, List.of("p1"), IndexTerms.NONE);
                }
            }));
        }
        for (Future<?> future : running) {
            future.get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();

        List<Instant> instants = record.app()
                .query(
                        "SELECT version, instant FROM resource_version ORDER BY version",
                        (row, number) -> row.getTimestamp("instant").toInstant());
        assertThat(instants).hasSize(threads * each).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void runsTheWorkAgainAfterADeadlock() throws Exception {
        record.owner().execute("CREATE TABLE shelf (id int PRIMARY KEY, n int NOT NULL)");
        record.owner().execute("GRANT UPDATE ON shelf TO sij_app");
        record.owner().execute("INSERT INTO shelf VALUES (1, 0), (2, 0)");
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        Future<Boolean> up = pool.submit(() -> updateBoth(1, 2, bothHoldOne, attempts));
        Future<Boolean> down = pool.submit(() -> updateBoth(2, 1, bothHoldOne, attempts));

        assertThat(up.get(30, TimeUnit.SECONDS) && down.get(30, TimeUnit.SECONDS))
                .isTrue();
        pool.shutdown();
        assertThat(attempts.get()).isGreaterThan(2);
        assertThat(record.app().queryForList("SELECT n FROM shelf", Integer.class))
                .containsExactly(2, 2);
    }

    private Boolean updateBoth(int first, int second, CyclicBarrier bothHoldOne, AtomicInteger attempts) {
        return commits.commit(CAUSE, commit -> {
            record.app().update("UPDATE shelf SET n = n + 1 WHERE id = ?", first);
            if (attempts.incrementAndGet() <= 2) {
                await(bothHoldOne);
            }
            record.app().update("UPDATE shelf SET n = n + 1 WHERE id = ?", second);
            return true;
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsTheWatermarkBelowACommitThatIsStillOpen() throws Exception {
        CountDownLatch stamped = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<StoredVersion> slow = pool.submit(() -> commits.commit(CAUSE, commit -> {
            commit.lockPatients(List.of("p1"));
            StoredVersion version = commit.append(draft(PAIN, List.of("p1"), IndexTerms.NONE));
            stamped.countDown();
            awaitQuietly(mayEnd);
            return version;
        }));
        assertThat(stamped.await(10, TimeUnit.SECONDS)).isTrue();
        clock.advance(Duration.ofMinutes(5));
        record.put(new ResourceKey("Observation", "quick"), List.of("p2"), IndexTerms.NONE);

        assertThat(record.versions().watermark()).isEqualTo(START.minusMillis(1));
        mayEnd.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS).instant()).isEqualTo(START);
        pool.shutdown();
        assertThat(record.versions().watermark()).isEqualTo(START.plus(Duration.ofMinutes(5)));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void createsOneResourceWhenTwoCommitsCreateItUnlocked() throws Exception {
        CyclicBarrier bothLooked = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Future<Optional<Long>>> results = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            results.add(pool.submit(() -> commits.commit(CAUSE, commit -> {
                if (commit.current(CLINIC).isPresent()) {
                    return Optional.<Long>empty();
                }
                if (attempts.incrementAndGet() <= 2) {
                    await(bothLooked);
                }
                return Optional.of(
                        commit.append(draft(CLINIC, List.of(), IndexTerms.NONE)).version());
            })));
        }
        List<Optional<Long>> created = new ArrayList<>();
        for (Future<Optional<Long>> result : results) {
            created.add(result.get(30, TimeUnit.SECONDS));
        }
        pool.shutdown();
        assertThat(created).containsExactlyInAnyOrder(Optional.of(1L), Optional.empty());
    }

    private StoredVersion read(long version) {
        return record.versions().vread(PAIN, version, Visibility.EVERYTHING).orElseThrow();
    }
}
