package care.sij.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.PackagedJar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Messages per second of the packaged jar, with the time of a message by stage: whole journeys of new patients, four
 * clients, everything on one machine. Writes {@code target/bench-messages.md}.
 */
class MessageBench {

    private static final int CLIENTS = 4;
    private static final int WARM_UP = 160;
    private static final int MEASURED = 60;
    private static final Duration IDLE = Duration.ofSeconds(30);

    @Test
    void measuresStartMemoryAndMessages() throws Exception {
        Path data = PackagedJar.emptyDirectory("bench");
        List<String> lines = new ArrayList<>(List.of("| figure | value |", "|---|---|"));
        lines.add(row("jar", megabytes(Files.size(PackagedJar.JAR)) + " MB"));
        lines.add(row("first start to health UP, empty database", seconds(start(data)) + " s"));
        try (PackagedJar jar = PackagedJar.start(data)) {
            long begin = System.nanoTime();
            jar.awaitReady(Duration.ofMinutes(3));
            lines.add(row("second start to health UP, validator warm", seconds(System.nanoTime() - begin) + " s"));
            lines.add(row("resident memory of the JVM after start", jar.residentMegabytes() + " MB"));
            walk(jar, "warm", WARM_UP);
            Map<String, double[]> before = stages(jar);
            long[] times = walk(jar, "measured", MEASURED);
            lines.addAll(messages(times));
            lines.addAll(byStage(before, stages(jar), times.length - 1));
            lines.add(row("resident memory of the JVM after the load", jar.residentMegabytes() + " MB"));
            lines.add(row(
                    "resident memory of the JVM, " + IDLE.toSeconds() + " s later",
                    jar.residentMegabytesAfter(IDLE) + " MB"));
        }
        Files.write(Path.of("target", "bench-messages.md"), lines, StandardCharsets.UTF_8);
        assertThat(lines).hasSizeGreaterThan(8);
    }

    private static long start(Path data) throws Exception {
        long begin = System.nanoTime();
        try (PackagedJar jar = PackagedJar.start(data)) {
            jar.awaitReady(Duration.ofMinutes(3));
            return System.nanoTime() - begin;
        }
    }

    /** Each client walks journeys of its own patients; returns each message's nanoseconds and, last, the whole time. */
    private static long[] walk(PackagedJar jar, String purpose, int journeys) throws Exception {
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
        Map<String, DemoPartner> partners = Map.of(
                "demo-hospital", new DemoPartner("demo-hospital", jar.baseUrl()),
                "demo-clinic", new DemoPartner("demo-clinic", jar.baseUrl()));
        List<Callable<Void>> walks = new ArrayList<>();
        for (int number = 0; number < journeys; number++) {
            Journey journey = Journey.named("J" + (1 + number % 3));
            Journey other = journey.about(journey.patient() + "-" + purpose + "-" + number);
            walks.add(() -> {
                for (Journey.Message message : other.messages()) {
                    long begin = System.nanoTime();
                    byte[] answer =
                            partners.get(message.client()).send(message.json()).body();
                    times.add(System.nanoTime() - begin);
                    assertThat(new String(answer, StandardCharsets.UTF_8)).contains("\"code\":\"ok\"");
                }
                return null;
            });
        }
        long begin = System.nanoTime();
        for (Future<Void> walk : pool.invokeAll(walks)) {
            walk.get();
        }
        long whole = System.nanoTime() - begin;
        pool.shutdown();
        times.sort(null);
        times.add(whole);
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private static List<String> messages(long[] times) {
        int count = times.length - 1;
        double perSecond = count * 1e9 / times[count];
        return List.of(
                row("messages measured", Integer.toString(count)),
                row("messages per second, " + CLIENTS + " clients", number(perSecond)),
                row("p50", milliseconds(times[count / 2])),
                row("p99", milliseconds(times[count * 99 / 100])));
    }

    private static List<String> byStage(Map<String, double[]> before, Map<String, double[]> after, int count) {
        Map<String, Double> each = new TreeMap<>();
        after.forEach((stage, sum) ->
                each.put(stage, (sum[0] - before.getOrDefault(stage, new double[] {0})[0]) * 1e3 / count));
        double store = each.get("commit") - each.get("resolve") - each.get("project");
        List<String> lines = new ArrayList<>();
        for (String stage : List.of("parse", "validate", "resolve", "project")) {
            lines.add(row("per message: " + stage, number(each.get(stage)) + " ms"));
        }
        lines.add(row("per message: store (locks, inbox, rows, commit to disk)", number(store) + " ms"));
        return lines;
    }

    private static Map<String, double[]> stages(PackagedJar jar) {
        String metrics = new String(
                new DemoPartner("demo-auditor", jar.baseUrl())
                        .get("/actuator/prometheus")
                        .body(),
                StandardCharsets.UTF_8);
        Map<String, double[]> sums = new TreeMap<>();
        metrics.lines().forEach(line -> {
            if (line.startsWith("sij_message_stage_seconds_sum")) {
                String stage = line.replaceAll(".*stage=\"([a-z]+)\".*", "$1");
                sums.put(stage, new double[] {value(line)});
            } else if (line.startsWith("sij_plan_projection_seconds_sum")) {
                sums.put("project", new double[] {value(line)});
            }
        });
        return sums;
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    private static String row(String figure, String value) {
        return "| " + figure + " | " + value + " |";
    }

    private static String seconds(long nanoseconds) {
        return number(nanoseconds / 1e9);
    }

    private static String milliseconds(long nanoseconds) {
        return number(nanoseconds / 1e6) + " ms";
    }

    private static String megabytes(long bytes) {
        return number(bytes / 1e6);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
