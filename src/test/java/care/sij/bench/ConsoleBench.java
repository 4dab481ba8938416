package care.sij.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.demo.DemoTokens;
import care.sij.support.ConsoleUser;
import care.sij.support.ConsoleWalk;
import care.sij.support.ConsoleWalk.Visited;
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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long each page of the console takes that a role comes to from its menu, with so many patients referred
 * ({@code -Dsij.bench.patients=10000}) and every tenth examined; one person at a time, after all pages of the role were
 * asked for some times. Writes {@code target/bench-console.md}, and keeps the data it filled in
 * {@code target/bench-console} for the next run.
 */
class ConsoleBench {

    private static final int PATIENTS = Integer.getInteger("sij.bench.patients", 10_000);
    private static final int WARM_UP = Integer.getInteger("bench.warm", 12);
    private static final int MEASURED = Integer.getInteger("bench.times", 60);
    private static final int MORE = 25;
    /** Lists that no link of the walk leads to, as it takes one page of each kind. */
    private static final Map<String, List<String>> LISTS = Map.of(
            "coordinator",
            List.of(
                    "/console/worklist?kind=waiting",
                    "/console/worklist?kind=appointments",
                    "/console/worklist?kind=overdue",
                    "/console/worklist?kind=due",
                    "/console/worklist?kind=flags",
                    "/console/worklist?kind=evidence",
                    "/console/worklist?kind=evidence&order=newest",
                    "/console/worklist?kind=referrals&order=newest",
                    "/console/worklist?kind=referrals&side=left",
                    "/console/worklist?kind=referrals&name=hazelford",
                    "/console/worklist?kind=referrals&name=c",
                    "/console/worklist?kind=referrals&name=nobody",
                    "/console/worklist?kind=evidence&partner=demo-hospital",
                    "/console/worklist?kind=evidence&payer=medicare",
                    "/console/patients?name=hazelford%20corey",
                    "/console/patients?name=c",
                    "/console/patients?born=1981"),
            "clinician",
            List.of("/console/worklist?kind=flags"),
            "integration-admin",
            List.of(
                    "/console/messages?partner=demo-hospital&way=in&state=ok",
                    "/console/messages?event=sij-referral-request",
                    "/console/messages?way=out",
                    "/console/messages?identifier=" + ConsoleFilling.walked(),
                    "/console/codes?state=any"),
            "auditor",
            List.of("/console/audit?actor=demo-hospital", "/console/audit?since=2020-01-01"));

    private static final Pattern PATIENT = Pattern.compile("/console/patients/[0-9a-f-]{36}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void measuresEachPageOfEachRole() throws Exception {
        List<String> lines = new ArrayList<>(List.of(
                String.format(Locale.ROOT, "With %,d patients:", PATIENTS),
                "",
                "| role | page | p50 ms | p95 ms | KB |",
                "|---|---|---|---|---|"));
        Path data = Path.of("target", "bench-console").toAbsolutePath();
        try (PackagedJar jar = PackagedJar.start(data)) {
            jar.awaitReady(Duration.ofMinutes(5));
            new ConsoleFilling(jar.baseUrl()).fillOnce(data, PATIENTS);
            for (String role : List.of("coordinator", "clinician", "integration-admin", "auditor")) {
                ConsoleUser user = ConsoleUser.at(jar.baseUrl(), opened(jar.baseUrl(), role));
                List<String> paths = pages(role, user);
                for (int time = 0; time < WARM_UP; time++) {
                    paths.forEach(user::get);
                }
                paths.forEach(path -> lines.add(row(role, path, user)));
            }
        }
        Files.write(Path.of("target", "bench-console.md"), lines, StandardCharsets.UTF_8);
        assertThat(lines).anyMatch(line -> line.startsWith("| integration-admin | /console/simulator |"));
    }

    /** What the menu leads to, further lists, and what leads on from a patient who went the whole way. */
    private static List<String> pages(String role, ConsoleUser user) {
        Stream<String> walked = ConsoleWalk.from(user, MORE).stream()
                .filter(page -> page.answer().statusCode() == 200 && page.isPage())
                .map(Visited::path);
        return Stream.of(walked, LISTS.get(role).stream(), ofOnePatient(user))
                .flatMap(paths -> paths)
                .distinct()
                .peek(path -> assertThat(user.get(path).statusCode()).as(path).isEqualTo(200))
                .toList();
    }

    private static Stream<String> ofOnePatient(ConsoleUser user) {
        Matcher link = PATIENT.matcher(
                user.get("/console/patients?number=" + ConsoleFilling.walked()).body());
        return link.find()
                ? Stream.of("", "/history", "/history/compare").map(page -> link.group() + page)
                : Stream.empty();
    }

    private static String row(String role, String path, ConsoleUser user) {
        long[] nanoseconds = new long[MEASURED];
        for (int time = 0; time < MEASURED; time++) {
            long begun = System.nanoTime();
            user.get(path);
            nanoseconds[time] = System.nanoTime() - begun;
        }
        Arrays.sort(nanoseconds);
        int bytes = user.get(path).body().getBytes(StandardCharsets.UTF_8).length;
        String row = String.format(
                Locale.ROOT,
                "| %s | %s | %.1f | %.1f | %.1f |",
                role,
                path.replaceAll("[0-9a-f-]{36}", "…"),
                nanoseconds[MEASURED / 2] / 1e6,
                nanoseconds[MEASURED * 95 / 100] / 1e6,
                bytes / 1024.0);
        System.out.println(row);
        return row;
    }

    /** An account of the role, at the demo's clinic or auditor. */
    private static Account opened(String base, String role) throws IOException, InterruptedException {
        String login = "bench-" + role + "-" + System.currentTimeMillis();
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
