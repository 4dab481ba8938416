package care.sij.support;

import care.sij.SijPathwaysApplication;
import care.sij.record.postgres.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** The packaged service as a process of its own, to be killed. */
public final class PackagedJar implements AutoCloseable {

    /** A JVM that is up in half the time, for a service that lives shortly and whose speed is not measured. */
    public static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    public static final Path JAR = Path.of("target", "sij-pathways.jar").toAbsolutePath();

    private final Path data;
    private final String name;
    private final List<String> command;
    private final Process process;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private PackagedJar(Path data, List<String> command, int port) throws IOException {
        this.data = data;
        this.name = name(data);
        this.command = List.copyOf(command);
        this.port = port;
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data).toFile()))
                .start();
    }

    /** An empty directory below the build's. */
    public static Path emptyDirectory(String name) throws IOException {
        Path directory = Path.of("target", name).toAbsolutePath();
        FileSystemUtils.deleteRecursively(directory);
        return directory;
    }

    /** Starts the demo's service without its own replay, in a JVM with these options. */
    public static PackagedJar start(Path data, String... jvmOptions) throws IOException {
        List<String> launch = new ArrayList<>(List.of(jvmOptions));
        launch.addAll(List.of("-jar", JAR.toString()));
        return start(data, launch, List.of());
    }

    /** The same with classes before those of the jar, and these further arguments. */
    public static PackagedJar startBehind(Path classes, Path data, String... arguments) throws IOException {
        String path = classes.toAbsolutePath() + File.pathSeparator + JAR;
        return start(data, List.of("-cp", path, SijPathwaysApplication.class.getName()), List.of(arguments));
    }

    private static PackagedJar start(Path data, List<String> launch, List<String> arguments) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(launch);
        command.addAll(List.of(
                "--spring.profiles.active=demo",
                "--server.port=" + port,
                "--sij.data-dir=" + data,
                "--sij.demo.replay=false"));
        command.addAll(arguments);
        return new PackagedJar(data, command, port);
    }

    /** Ends it as an operator would, and starts it again on its data, at the same address. */
    public PackagedJar startAgain() throws IOException {
        close();
        return new PackagedJar(data, command, port);
    }

    private static String name(Path data) {
        return data.getFileName() + "-service";
    }

    /** What all services print that had their data there since the build began. */
    public static Path log(Path data) {
        return ServiceOutput.file(name(data) + ".log");
    }

    public String baseUrl() {
        return "http://localhost:" + port;
    }

    /** The database that the service brought along, as its serving role has it. */
    public SharedPostgres.Database database() throws IOException {
        Properties passwords = new Properties();
        try (Reader in = Files.newBufferedReader(data.resolve("database.secrets"))) {
            passwords.load(in);
        }
        String databasePort = Files.readAllLines(data.resolve("cluster/postmaster.pid"))
                .get(3)
                .strip();
        return new SharedPostgres.Database(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/sij?reWriteBatchedInserts=true",
                new EmbeddedPostgres.Credentials("sij_owner", passwords.getProperty("owner")),
                new EmbeddedPostgres.Credentials("sij_app", passwords.getProperty("app")));
    }

    /** Memory of the JVM that is really in use, in megabytes. */
    public long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024;
    }

    /** The same after a while without work. */
    public long residentMegabytesAfter(Duration idle) throws IOException {
        pause(idle);
        return residentMegabytes();
    }

    /** Waits until the service says it is up. */
    public void awaitReady(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the service did not come up; see its log below target/");
            }
            pause(Duration.ofMillis(100));
        }
    }

    /** Whether it is up. */
    public boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl() + "/actuator/health"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL after a while. */
    public void killAfter(Duration wait) {
        pause(wait);
        process.destroyForcibly();
        awaitKilled();
    }

    public void killAfterInBackground(Duration wait) {
        Thread killer = new Thread(() -> killAfter(wait), "killer");
        killer.setDaemon(true);
        killer.start();
    }

    public void awaitKilled() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the process does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as an operator would, with its database. */
    @Override
    public void close() {
        if (process.isAlive() && answers()) {
            ServiceOutput.keepMetrics(name + "-" + port, port);
        }
        process.destroy();
        awaitKilled();
    }

    /** Waiting for another process needs the clock; the process ends the wait early. */
    private void pause(Duration wait) {
        try {
            process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
