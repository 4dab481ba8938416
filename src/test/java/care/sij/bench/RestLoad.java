package care.sij.bench;

import care.sij.demo.DemoTokens;
import care.sij.support.Parallel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Requests of one partner from several clients at once, as many as are answered in a given time. */
final class RestLoad {

    static final int CLIENTS = 4;

    /** One request; GET where it has no body, PUT where it replaces a version. */
    record Shot(String path, String body, OptionalLong replaced) {

        Shot(String path, String body) {
            this(path, body, OptionalLong.empty());
        }

        static Shot replacing(String path, String body, long version) {
            return new Shot(path, body, OptionalLong.of(version));
        }
    }

    /**
     * What came of a run.
     *
     * @param nanoseconds of each request, the shortest first
     * @param ownCores processors that the load itself kept busy
     */
    record Run(long[] nanoseconds, double seconds, double ownCores) {

        double perSecond() {
            return nanoseconds.length / seconds;
        }

        double milliseconds(int percentile) {
            return nanoseconds[nanoseconds.length * percentile / 100] / 1e6;
        }

        /** Both, one after the other. */
        Run and(Run later) {
            long[] all = LongStream.concat(LongStream.of(nanoseconds), LongStream.of(later.nanoseconds))
                    .sorted()
                    .toArray();
            double whole = seconds + later.seconds;
            return new Run(all, whole, (ownCores * seconds + later.ownCores * later.seconds) / whole);
        }
    }

    private final String base;
    private final Supplier<String> tokens;

    RestLoad(String client, String base) {
        this.base = base;
        this.tokens = () -> DemoTokens.of(client, base);
    }

    Run during(Duration time, Supplier<Shot> shots) throws InterruptedException {
        return during(time, CLIENTS, shots);
    }

    /** Sends one request after the other from each client until the time is over. */
    Run during(Duration time, int clients, Supplier<Shot> shots) throws InterruptedException {
        String token = tokens.get();
        long ownBefore = ownNanoseconds();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            work.add(() -> {
                List<Long> times = new ArrayList<>();
                for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                    send(shots.get(), token);
                    times.add(System.nanoTime() - start);
                }
                return times;
            });
        }
        long[] times = Parallel.run(clients, work).stream()
                .flatMap(List::stream)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
        double whole = System.nanoTime() - begin;
        return new Run(times, whole / 1e9, (ownNanoseconds() - ownBefore) / whole);
    }

    /** Sends these; returns the answers in their order. */
    List<String> all(List<Shot> shots) throws InterruptedException {
        String token = tokens.get();
        return Parallel.run(
                CLIENTS,
                shots.stream()
                        .<Callable<String>>map(shot -> () -> send(shot, token))
                        .toList());
    }

    private String send(Shot shot, String token) throws IOException {
        PlainRequest.Reply reply = new PlainRequest(base + shot.path(), token, shot.body(), shot.replaced()).send();
        if (reply.status() / 100 != 2) {
            throw new AssertionError(reply.status() + " " + reply.body());
        }
        return reply.body();
    }

    private static long ownNanoseconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
