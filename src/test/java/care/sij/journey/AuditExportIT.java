package care.sij.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.audit.VerifyLedgerCommand;
import care.sij.record.Versions;
import care.sij.support.Answer;
import care.sij.support.DemoPartner;
import care.sij.support.Journey;
import care.sij.support.RestCall;
import care.sij.support.WholeService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** An auditor takes home what is recorded of a patient and proves it there. */
class AuditExportIT {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path folder;

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final DemoPartner auditor = WholeService.partner("demo-auditor");

    @Test
    void isProvedByTheCommandAndByTheIndependentProgram() throws Exception {
        Journey journey = Journey.named("J1").about("SYN-001-taken-home");
        Answer.taken(journey.messages().get(0));
        String patient = hospital.search("Patient?identifier=" + journey.patient())
                .get(0)
                .path("id")
                .asString();
        Path file =
                exported(patient, WholeService.bean(Versions.class).watermark().truncatedTo(ChronoUnit.MILLIS));

        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(text(zip, "versions.ndjson").lines()).hasSize(versionsWithBody(patient));
            assertThat(text(zip, "audit-events.ndjson"))
                    .contains("sij-referral-request", "\"reference\":\"Patient/" + patient + "\"");
            assertThat(text(zip, "report.pdf")).startsWith("%PDF-1.4");
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(publishedKeys());
        assertThat(new VerifyLedgerCommand(out, out).run(arguments))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
        arguments.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        arguments.add(1, "docs/audit/VerifyLedger.java");
        Process independent =
                new ProcessBuilder(arguments).redirectErrorStream(true).start();
        String answer = new String(independent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(independent.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(independent.exitValue()).as(answer).isZero();
    }

    private static int versionsWithBody(String patient) {
        return WholeService.bean(JdbcTemplate.class)
                .queryForObject(
                        "select count(*) from resource_version where interaction <> 'DELETE' and patients @> array[?]::text[]",
                        Integer.class,
                        patient);
    }

    private static String text(ZipFile zip, String name) throws IOException {
        return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
    }

    /** As soon as everything has its place in the ledger. */
    private Path exported(String patient, Instant end) {
        Path file = folder.resolve("export.zip");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            HttpResponse<Path> got = HTTP.send(
                    auditor.authorized(
                                    "/fhir/Patient/" + patient + "/$audit-export?start=2000-01-01T00:00:00Z&end=" + end)
                            .build(),
                    BodyHandlers.ofFile(file));
            return got.statusCode() == 200;
        });
        return file;
    }

    @Test
    void isNotGivenWhileSomethingOfItMayStillBeWritten() throws Exception {
        Journey journey = Journey.named("J1").about("SYN-001-too-early");
        Answer.taken(journey.messages().get(0));
        String patient = hospital.search("Patient?identifier=" + journey.patient())
                .get(0)
                .path("id")
                .asString();
        String asked = "/fhir/Patient/" + patient + "/$audit-export?start=2000-01-01T00:00:00Z&end="
                + Instant.now().plusSeconds(60);
        HttpResponse<String> got =
                HTTP.send(auditor.authorized(asked).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));

        assertThat(got.statusCode()).isEqualTo(503);
        assertThat(got.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(30L, 61L);
    }

    private static List<String> publishedKeys() throws Exception {
        HttpRequest keys = HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + "/ledger/keys"))
                .build();
        return HTTP.send(keys, BodyHandlers.ofString()).body().lines().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "demo-hospital, 2000-01-01T00:00:00Z, 2001-01-01T00:00:00Z, 403",
        "demo-clinic, 2000-01-01T00:00:00Z, 2001-01-01T00:00:00Z, 403",
        "demo-auditor, 2000-01-01T00:00:00Z, 2001-01-01T00:00:00Z, 404",
    })
    void refusesWhatIsNotForTheCallerOrNotThere(String partner, String start, String end, int status) {
        String asked = "/Patient/absent/$audit-export?start=" + start + "&end=" + end;
        assertThat(RestCall.get(WholeService.partner(partner), asked).status()).isEqualTo(status);
    }
}
