package care.sij.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.bench.RestLoad.Shot;
import care.sij.demo.DemoTokens;
import care.sij.support.ConsoleUser;
import care.sij.support.ConsoleWalk;
import care.sij.support.Journey;
import care.sij.support.PackagedJar;
import care.sij.support.PersonAtApp.Account;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long each page of the console takes that a role comes to from its menu, with so many patients referred
 * ({@code -Dsij.bench.patients=10000}) and every tenth examined; one person at a time. Writes
 * {@code target/bench-console.md}.
 */
class ConsoleBench {

    private static final int PATIENTS = Integer.getInteger("sij.bench.patients", 10_000);
    private static final int WARM_UP = Integer.getInteger("bench.warm", 12);
    private static final int MEASURED = Integer.getInteger("bench.times", 60);
    private static final int MORE = 25;
    private static final int PORTION = 500;
    private static final int EXAMINED = 10;
    private static final int VISIT = 4;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void measuresEachPageOfEachRole() throws Exception {
        List<String> lines = new ArrayList<>(List.of(
                String.format(Locale.ROOT, "With %,d patients:", PATIENTS),
                "",
                "| role | page | p50 ms | p95 ms | KB |",
                "|---|---|---|---|---|"));
        try (PackagedJar jar = PackagedJar.start(PackagedJar.emptyDirectory("bench-console"))) {
            jar.awaitReady(Duration.ofMinutes(3));
            fill(jar.baseUrl());
            for (String role : List.of("coordinator", "clinician", "integration-admin", "auditor")) {
                ConsoleUser user = ConsoleUser.at(jar.baseUrl(), opened(jar.baseUrl(), role));
                ConsoleWalk.from(user, MORE).stream()
                        .filter(page -> page.answer().statusCode() == 200 && page.isPage())
                        .forEach(page -> lines.add(row(role, page.path(), user)));
            }
        }
        Files.write(Path.of("target", "bench-console.md"), lines, StandardCharsets.UTF_8);
        assertThat(lines).anyMatch(line -> line.startsWith("| integration-admin | /console/simulator |"));
    }

    /** Referrals of all; of every tenth also what follows, up to the first examination. */
    private static void fill(String base) throws InterruptedException {
        RestLoad hospital = new RestLoad("demo-hospital", base);
        RestLoad clinic = new RestLoad("demo-clinic", base);
        Journey journey = Journey.named("J1");
        for (int from = 0; from < PATIENTS; from += PORTION) {
            List<Journey> portion = IntStream.range(from, Math.min(from + PORTION, PATIENTS))
                    .mapToObj(number -> journey.about("SYN-CONSOLE-" + number))
                    .toList();
            hospital.all(portion.stream().map(patient -> shot(patient, 0)).toList());
            for (int step = 1; step < VISIT; step++) {
                int place = step;
                clinic.all(IntStream.range(0, portion.size())
                        .filter(number -> number % EXAMINED == 0)
                        .mapToObj(number -> shot(portion.get(number), place))
                        .toList());
            }
        }
    }

    private static Shot shot(Journey patient, int place) {
        return new Shot("/fhir/$process-message", patient.messages().get(place).json());
    }

    private static String row(String role, String path, ConsoleUser user) {
        long[] nanoseconds = new long[MEASURED];
        for (int time = -WARM_UP; time < MEASURED; time++) {
            long begun = System.nanoTime();
            user.get(path);
            if (time >= 0) {
                nanoseconds[time] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(nanoseconds);
        int bytes = user.get(path).body().getBytes(StandardCharsets.UTF_8).length;
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %.1f | %.1f |",
                role,
                path.replaceAll("[0-9a-f-]{36}", "…"),
                nanoseconds[MEASURED / 2] / 1e6,
                nanoseconds[MEASURED * 95 / 100] / 1e6,
                bytes / 1024.0);
    }

    /** An account of the role, at the demo's clinic or auditor. */
    private static Account opened(String base, String role) throws IOException, InterruptedException {
        String login = "bench-" + role;
        String partner = role.equals("auditor") ? "demo-auditor" : "demo-clinic";
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/admin/people/" + login + "?comment=bench"))
                .header("Authorization", "Bearer " + DemoTokens.of("demo-clinic", base, "system/sij-person.cruds"))
                .header("Content-Type", "application/json")
                .header("If-None-Match", "*")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"name\":\"Synthetic Person\",\"role\":\"" + role
                        + "\",\"partner\":\"" + partner + "\",\"practitioner\":\"synthetic\"}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode made = JSON.readTree(answer.body());
        return new Account(
                login,
                made.path("password").asString(),
                made.path("otpauth").asString(),
                made.path("version").asInt());
    }
}
