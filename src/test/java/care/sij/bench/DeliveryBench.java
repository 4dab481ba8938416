package care.sij.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.PackagedJar;
import care.sij.support.SameDatabase;
import care.sij.support.SimulatedPartner;
import care.sij.support.WholeService;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deliveries of the packaged jar to a partner on this machine that answers at once: from commit to wire while messages
 * are told one after another, and how fast a backlog of 50,000 goes. Writes {@code target/bench-deliveries.md}.
 */
class DeliveryBench {

    private static final int WARM_UP = 100;
    private static final int MEASURED = 150;
    private static final int BACKLOG = Integer.getInteger("sij.bench.backlog", 50_000);
    private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"resourceType\":\"MessageHeader\",\"id\":\"([^\"]+)\"");

    static {
        // Without it the JDK's server holds an answer's body back until its head is acknowledged, some 40 ms later.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ConcurrentLinkedQueue<Long> waits = new ConcurrentLinkedQueue<>();

    @Test
    void measuresDeliveries() throws Exception {
        HttpServer clinic = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        clinic.setExecutor(Executors.newFixedThreadPool(8));
        clinic.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            waits.add(Duration.between(Instant.parse(found(TIMESTAMP, body)), Instant.now())
                    .toMillis());
            byte[] answer = SimulatedPartner.answer(found(ID, body), "ok").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        clinic.start();
        try (PackagedJar jar = start("http://127.0.0.1:" + clinic.getAddress().getPort() + "/fhir/$process-message")) {
            jar.awaitReady(Duration.ofMinutes(5));
            DemoPartner hospital = new DemoPartner("demo-hospital", jar.baseUrl());
            tell(hospital, "warm", WARM_UP);
            awaitDelivered();
            waits.clear();
            tell(hospital, "measured", MEASURED);
            awaitDelivered();
            List<Long> toWire = waits.stream().sorted().toList();
            assertThat(toWire).hasSize(MEASURED);
            Duration recovery = recovery(new DemoPartner("demo-clinic", jar.baseUrl()));
            write(toWire, recovery);
        } finally {
            clinic.stop(0);
        }
    }

    private static PackagedJar start(String clinic) throws Exception {
        List<String> options = new ArrayList<>(SameDatabase.options());
        options.add("-Dsij.partners.demo-clinic.delivery.endpoint=" + clinic);
        options.add("-Dsij.partners.demo-clinic.delivery.events=sij-referral-request");
        return PackagedJar.start(PackagedJar.emptyDirectory("bench-deliveries"), options.toArray(String[]::new));
    }

    /** From the release of a held partner with a backlog until nothing waits. */
    private static Duration recovery(DemoPartner operator) {
        assertThat(operator.call("POST", "/fhir/$hold-deliveries?partner=demo-clinic", "")
                        .statusCode())
                .isEqualTo(204);
        WholeService.bean(JdbcClient.class).sql("""
                insert into outbox (partner, thread, event, patient, focus, told, commit, instant, teller, telling,
                    message_id, state, not_before, tried_since)
                select partner, thread || copy, event, patient, focus, told, commit, instant, teller, telling,
                    gen_random_uuid()::text, 'waiting', not_before, now()
                from (select * from outbox where partner = 'demo-clinic' order by number desc limit 100) told
                cross join generate_series(1, ?) copy""").param(BACKLOG / 100).update();
        long begin = System.nanoTime();
        assertThat(operator.call("POST", "/fhir/$release-deliveries?partner=demo-clinic", "")
                        .statusCode())
                .isEqualTo(204);
        awaitDelivered();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void tell(DemoPartner hospital, String purpose, int count) {
        for (int number = 0; number < count; number++) {
            Journey.Message message = Journey.named("J1")
                    .about("SYN-001-bench-out-" + purpose + "-" + number)
                    .messages()
                    .get(0);
            assertThat(Answer.of(hospital.send(message.json())).code()).isEqualTo("ok");
        }
    }

    private static void awaitDelivered() {
        Awaitility.await()
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofMinutes(30))
                .until(() -> WholeService.bean(JdbcClient.class)
                        .sql("select not exists (select 1 from outbox where state = 'waiting')")
                        .query(Boolean.class)
                        .single());
    }

    private static String found(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static void write(List<Long> toWire, Duration recovery) throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("| deliveries | |");
        lines.add("|---|---|");
        lines.add("| from commit to wire, p50 | " + toWire.get(toWire.size() / 2) + " ms |");
        lines.add("| from commit to wire, p99 | " + toWire.get(toWire.size() * 99 / 100) + " ms |");
        lines.add("| backlog of " + BACKLOG + " gone after | " + recovery.toSeconds() + " s |");
        lines.add(String.format(Locale.ROOT, "| deliveries a second | %.0f |", BACKLOG * 1e9 / recovery.toNanos()));
        Files.write(Path.of("target", "bench-deliveries.md"), lines, StandardCharsets.UTF_8);
    }
}
