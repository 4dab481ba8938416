package care.sij.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the services of all tests of a build put out, in one directory that {@code care.sij.leaks} searches when the
 * tests are over: {@code .log} what was logged, {@code .metrics} the metrics at the end, {@code .patients} the patients
 * on record, which are not searched but searched for. An empty {@code .started} tells that a service did start.
 */
public final class ServiceOutput {

    /** Emptied by the build before the tests. */
    public static final Path DIRECTORY = Path.of("target", "service-output");

    private ServiceOutput() {}

    /** A file of the directory, which is made when missing. */
    static Path file(String name) {
        try {
            Files.createDirectories(DIRECTORY);
            return DIRECTORY.resolve(name).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void keep(String name, List<String> lines) {
        try {
            Files.write(file(name), lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the metrics of the service at this port of this machine. */
    static void keepMetrics(String name, int port) {
        URI metrics = URI.create("http://localhost:" + port + "/actuator/prometheus");
        try (InputStream told = metrics.toURL().openStream()) {
            Files.write(file(name + ".metrics"), told.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The end of this process's log: what is logged from now on, at the level of a service. */
    public static LogSince logFromNow() {
        Path log = file(TestProcess.NAME + ".log");
        return new LogSince(log, log.toFile().length());
    }

    /** What this process has logged since a moment. */
    public record LogSince(Path log, long from) {

        public String text() {
            try (InputStream logged = Files.newInputStream(log)) {
                logged.skipNBytes(from);
                return new String(logged.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
