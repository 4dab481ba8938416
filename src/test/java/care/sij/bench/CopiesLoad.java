package care.sij.bench;

import care.sij.demo.DemoTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Sends copies of one message at once, each again until it is answered; fails unless each is answered with ok. */
final class CopiesLoad {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private CopiesLoad() {}

    /** The service's base URL, the file of the message, the number of copies. */
    public static void main(String[] arguments) throws Exception {
        String base = arguments[0];
        int count = Integer.parseInt(arguments[2]);
        PlainRequest copied = new PlainRequest(
                base + "/fhir/$process-message",
                DemoTokens.of("demo-hospital", base),
                Files.readString(Path.of(arguments[1])));
        ExecutorService clients = Executors.newFixedThreadPool(count);
        List<Future<PlainRequest.Reply>> copies = IntStream.range(0, count)
                .mapToObj(number -> clients.submit(() -> answered(copied)))
                .toList();
        for (Future<PlainRequest.Reply> copy : copies) {
            if (!copy.get().body().contains("\"code\":\"ok\"")) {
                throw new IllegalStateException("a copy was not answered with ok");
            }
        }
        clients.shutdown();
    }

    private static PlainRequest.Reply answered(PlainRequest copied) {
        return Awaitility.await()
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(RETRY_AFTER)
                .atMost(Duration.ofMinutes(5))
                .until(copied::send, reply -> reply.status() != 503);
    }
}
