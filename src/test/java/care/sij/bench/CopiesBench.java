package care.sij.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.PackagedJar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How long another patient's message takes on the packaged jar, alone and while 200 copies of one message are in
 * flight: sent at once, and again after the time that a 503 asks for, until each is answered. The copies come from a
 * process of the lowest priority, since their senders have machines of their own. Writes
 * {@code target/bench-copies.md}.
 */
class CopiesBench {

    private static final int COPIES = 200;
    private static final int WARM_UP = 400;
    private static final int MEASURED = 150;
    private static final long BOUND_MS = 200;

    @Test
    void measuresAnotherPatientsMessageBesideCopies() throws Exception {
        try (PackagedJar jar = PackagedJar.start(PackagedJar.emptyDirectory("bench-copies"))) {
            jar.awaitReady(Duration.ofMinutes(5));
            DemoPartner hospital = new DemoPartner("demo-hospital", jar.baseUrl());
            others(hospital, "warm", WARM_UP);
            beside(hospital, jar.baseUrl(), "warm", MEASURED);
            List<Long> alone = others(hospital, "alone", MEASURED);
            List<Long> beside = beside(hospital, jar.baseUrl(), "measured", MEASURED);
            write(alone, beside);
            assertThat(beside).hasSizeGreaterThanOrEqualTo(MEASURED);
        }
    }

    private static List<Long> others(DemoPartner hospital, String purpose, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> nanoseconds(hospital, request(purpose + "-" + number)))
                .toList();
    }

    /** Times of other patients' messages sent while copies are in flight, round after round. */
    private static List<Long> beside(DemoPartner hospital, String base, String purpose, int count) throws Exception {
        List<Long> times = new ArrayList<>();
        for (int round = 0; times.size() < count; round++) {
            Path copied = Files.writeString(
                    Path.of("target", "bench-copied.json"),
                    request("copied-" + purpose + "-" + round).json());
            Process copies = new ProcessBuilder(
                            "nice",
                            "-n",
                            "19",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            CopiesLoad.class.getName(),
                            base,
                            copied.toString(),
                            Integer.toString(COPIES))
                    .inheritIO()
                    .start();
            while (copies.isAlive()) {
                times.add(nanoseconds(hospital, request("beside-" + purpose + "-" + round + "-" + times.size())));
            }
            assertThat(copies.exitValue()).isZero();
        }
        return times;
    }

    private static long nanoseconds(DemoPartner hospital, Journey.Message message) {
        long begin = System.nanoTime();
        Answer answer = Answer.of(hospital.send(message.json()));
        long took = System.nanoTime() - begin;
        assertThat(answer.code()).isEqualTo("ok");
        return took;
    }

    private static Journey.Message request(String salt) {
        return Journey.named("J1").about("SYN-001-bench-" + salt).messages().get(0);
    }

    private static void write(List<Long> alone, List<Long> beside) throws Exception {
        double median = milliseconds(alone, 50);
        double medianBeside = milliseconds(beside, 50);
        double worst = milliseconds(alone, 100);
        double worstBeside = milliseconds(beside, 100);
        List<String> lines = List.of(
                "| another patient's message | alone | beside " + COPIES + " copies | held up by |",
                "|---|---|---|---|",
                row("median", median, medianBeside),
                row("95th of 100", milliseconds(alone, 95), milliseconds(beside, 95)),
                row("worst", worst, worstBeside),
                "",
                "Messages: " + alone.size() + " alone, " + beside.size() + " beside copies. Bound: " + BOUND_MS
                        + " ms; "
                        + (medianBeside - median <= BOUND_MS && worstBeside - worst <= BOUND_MS
                                ? "held."
                                : "not held."));
        Files.write(Path.of("target", "bench-copies.md"), lines, StandardCharsets.UTF_8);
    }

    private static String row(String figure, double alone, double beside) {
        return String.format(
                Locale.ROOT, "| %s | %.1f ms | %.1f ms | %.1f ms |", figure, alone, beside, beside - alone);
    }

    private static double milliseconds(List<Long> times, int percent) {
        List<Long> sorted = times.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) * percent / 100) / 1e6;
    }
}
