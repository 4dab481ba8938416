package care.sij.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.audit.Checkpoint;
import care.sij.audit.Ledger;
import care.sij.audit.LedgerVerification.Verified;
import care.sij.audit.ledger.LedgerRecord;
import care.sij.audit.ledger.tree.MerkleProofs;
import care.sij.support.Parallel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Placing leaves, proofs one after another, and verification of everything, over small versions;
 * {@code -Dsij.bench.leaves=1000000} for another number of them. Writes {@code target/bench-ledger.md}.
 */
class LedgerBench {

    private static final int LEAVES = Integer.getInteger("sij.bench.leaves", 100_000);
    private static final int EACH_COMMIT = 500;
    private static final int TOGETHER = 2;
    private static final long MEGABYTE = 1 << 20;
    private static final Duration PROVING = Duration.ofSeconds(10);

    @Test
    void measuresTheLedger() throws Exception {
        try (LedgerRecord ledger = new LedgerRecord(Clock.systemUTC())) {
            long recording = System.nanoTime();
            record(ledger);
            long recorded = perSecond(LEAVES, recording);
            long start = System.nanoTime();
            ledger.place();
            long placed = perSecond(LEAVES, start);
            long proofs = proofsPerSecond(ledger.ledger());
            long verifying = System.nanoTime();
            Verified verified = ledger.verify();
            long verifiedPerSecond = perSecond(LEAVES, verifying);
            Files.write(
                    Path.of("target", "bench-ledger.md"),
                    List.of(
                            "| ledger of " + LEAVES + " leaves | per second |",
                            "|---|---|",
                            "| versions recorded, two at once | " + recorded + " |",
                            "| leaves placed | " + placed + " |",
                            "| inclusion proofs, made and checked, one after another | " + proofs + " |",
                            "| leaves verified | " + verifiedPerSecond + " |",
                            "",
                            "With " + Runtime.getRuntime().maxMemory() / MEGABYTE + " MB of heap at most."),
                    StandardCharsets.UTF_8);
            assertThat(verified.findings()).isEmpty();
            assertThat(verified.checked().recomputed()).isEqualTo(LEAVES);
        }
    }

    private static void record(LedgerRecord ledger) throws InterruptedException {
        Parallel.run(
                TOGETHER,
                IntStream.iterate(0, number -> number < LEAVES, number -> number + EACH_COMMIT)
                        .<Callable<Boolean>>mapToObj(number -> () -> {
                            ledger.commit("pain" + number, 0, EACH_COMMIT);
                            return true;
                        })
                        .toList());
    }

    private static long proofsPerSecond(Ledger ledger) {
        Random random = new Random(7);
        Checkpoint checkpoint = ledger.latest().orElseThrow().checkpoint();
        long start = System.nanoTime();
        long proofs = 0;
        while (System.nanoTime() - start < PROVING.toNanos()) {
            int number = random.nextInt(LEAVES);
            String subject = "Observation/pain" + number / EACH_COMMIT * EACH_COMMIT + "-" + number % EACH_COMMIT
                    + "/_history/1";
            Ledger.Entry entry = ledger.entry(subject).orElseThrow();
            assertThat(MerkleProofs.includes(
                            checkpoint.root(),
                            checkpoint.size(),
                            entry.index(),
                            entry.leaf(),
                            ledger.inclusion(entry.index(), checkpoint.size())))
                    .isTrue();
            proofs++;
        }
        return perSecond(proofs, start);
    }

    private static long perSecond(long done, long start) {
        return done * 1_000_000_000L / Math.max(1, System.nanoTime() - start);
    }
}
