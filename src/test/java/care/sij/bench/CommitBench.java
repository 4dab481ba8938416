package care.sij.bench;

import static care.sij.support.TestRecord.CAUSE;
import static care.sij.support.TestRecord.draft;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.IndexTerms;
import care.sij.record.IndexTerms.DateTerm;
import care.sij.record.IndexTerms.SortKey;
import care.sij.record.ResourceKey;
import care.sij.support.TestRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Durable commits of ten indexed resources per second into the record alone, four clients: what is left for all else
 * that a transaction does. Writes {@code target/bench-commits.md}.
 */
class CommitBench {

    private static final int THREADS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(10);

    @Test
    void measuresCommitsOfTenResources() throws Exception {
        Clock clock = Clock.systemUTC();
        try (TestRecord record = TestRecord.on(clock)) {
            commitsPerSecond(record, clock, WARM_UP);
            long measured = commitsPerSecond(record, clock, MEASURED);
            Files.write(
                    Path.of("target", "bench-commits.md"),
                    List.of(
                            "| figure | value |",
                            "|---|---|",
                            "| commits of ten resources per second, record alone | " + measured + " |"),
                    StandardCharsets.UTF_8);
            assertThat(measured).isPositive();
        }
    }

    private static long commitsPerSecond(TestRecord record, Clock clock, Duration duration) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        AtomicLong commits = new AtomicLong();
        Instant end = clock.instant().plus(duration);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            running.add(pool.submit(() -> {
                while (clock.instant().isBefore(end)) {
                    commitTen(record, clock.instant());
                    commits.incrementAndGet();
                }
            }));
        }
        for (Future<?> future : running) {
            future.get();
        }
        pool.shutdown();
        return commits.get() / duration.toSeconds();
    }

    private static void commitTen(TestRecord record, Instant now) {
        String patient = UUID.randomUUID().toString();
        record.commits().commit(CAUSE, commit -> {
            commit.lockPatients(List.of(patient));
            for (int i = 0; i < 10; i++) {
                ResourceKey key =
                        new ResourceKey("Observation", UUID.randomUUID().toString());
                commit.append(draft(key, List.of(patient), terms(patient, key, now)));
            }
            return true;
        });
    }

    private static IndexTerms terms(String patient, ResourceKey key, Instant now) {
        return new IndexTerms(
                Set.of(
                        "patient=Patient/" + patient,
                        "subject=Patient/" + patient,
                        "@=Patient/" + patient,
                        "code=http://loinc.org|72514-3",
                        "code=*|72514-3",
                        "code=http://loinc.org|*",
                        "status=final",
                        "identifier=http://demo-hospital.example.org/obs|" + key.id(),
                        "identifier=*|" + key.id()),
                List.of(),
                List.of(new DateTerm("date", now, now.plusMillis(1))),
                List.of(),
                List.of(),
                List.of(),
                List.of(new SortKey("date", now.toString(), now.toString())));
    }
}
