package care.sij.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import care.sij.support.ServiceOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What all tests made the service log and count, looked through when they are over; the build runs it alone and last.
 * It holds nothing of any patient of the fixtures or on record, and no token.
 */
class LogsAndMetricsSearchIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path FIXTURES = Path.of("src", "main", "resources", "demo", "journeys");
    private static final Path TARGET = Path.of("target");

    @Test
    void logsAndMetricsTellNothingOfPatients() {
        LeakSearch search =
                new LeakSearch(Stream.concat(fixtures(), onRecord()).distinct().flatMap(PatientWords::of));
        List<Leak> leaks = Stream.of(output(".log"), output(".metrics"), databaseLogs())
                .flatMap(List::stream)
                .flatMap(file -> search.in(file.toString(), lines(file)).stream())
                .toList();
        assertThat(leaks).isEmpty();
    }

    /** Else nothing would be found because nothing was kept. */
    @Test
    void everyServiceThatStartedWasKept() {
        List<Path> started = output(".started");
        assumeThat(started).as("services that tests started").isNotEmpty();
        for (Path service : started) {
            String name = service.getFileName().toString().replace(".started", "");
            assertThat(service.resolveSibling(name + ".metrics")).content().contains("sij_");
            assertThat(service.resolveSibling(name.replaceFirst("-\\d+$", ".log")))
                    .content()
                    .containsPattern("INFO .*Tomcat started on port " + name.replaceFirst(".*-", "") + "\\b")
                    .containsPattern("INFO .*Graceful shutdown complete");
        }
        assertThat(output(".metrics"))
                .anySatisfy(metrics -> assertThat(metrics).content().contains("http_server_requests_seconds_count"));
        assertThat(output(".patients")).isNotEmpty();
        assertThat(databaseLogs()).isNotEmpty();
    }

    private static Stream<JsonNode> fixtures() {
        return files(FIXTURES, 2, ".json").stream()
                .flatMap(file -> JSON.readTree(String.join("\n", lines(file))).findValues("resource").stream())
                .filter(resource -> resource.path("resourceType").asString("").equals("Patient"));
    }

    private static Stream<JsonNode> onRecord() {
        return output(".patients").stream()
                .flatMap(file -> lines(file).stream())
                .map(JSON::readTree);
    }

    private static List<Path> output(String ending) {
        return files(ServiceOutput.DIRECTORY, 1, ending);
    }

    /** What the embedded databases logged of which the data are still there. */
    private static List<Path> databaseLogs() {
        List<Path> logs = new ArrayList<>();
        for (Path data : files(TARGET, 1, "")) {
            logs.addAll(files(data.resolve("cluster/log"), 1, ".log"));
        }
        return logs;
    }

    private static List<Path> files(Path directory, int depth, String ending) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory, depth)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever bytes it holds. */
    private static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
