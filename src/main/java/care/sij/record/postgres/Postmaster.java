package care.sij.record.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process of one cluster. */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final int PORTS_TRIED = 3;

    private final Path cluster;
    private final ServerPrograms programs;

    Postmaster(Path cluster, ServerPrograms programs) {
        this.cluster = cluster;
        this.programs = programs;
    }

    /** Starts the server on a free port of the loopback interface and returns the port. */
    int start() throws IOException {
        Path ownLog = cluster.resolveSibling("postgresql-start.log");
        for (int attempt = 0; attempt < PORTS_TRIED; attempt++) {
            int port = freePort();
            ServerSettings.write(cluster, port);
            if (programs.succeeds(
                    "pg_ctl", "start", "-s", "-w", "-t", "100", "-D", cluster.toString(), "-l", ownLog.toString())) {
                return port;
            }
        }
        throw new DatabaseStartFailed("PostgreSQL did not start, see " + ownLog + " and " + cluster.resolve("log"));
    }

    /** Ends the server without waiting for its clients; what was committed is on disk. */
    void stop() throws IOException {
        if (!stopped("fast") && !stopped("immediate")) {
            recordedProcess().filter(this::isOurs).ifPresent(Postmaster::kill);
        }
    }

    private boolean stopped(String mode) throws IOException {
        return programs.succeeds("pg_ctl", "stop", "-s", "-w", "-t", "20", "-m", mode, "-D", cluster.toString());
    }

    /**
     * Stops the server that a killed service left behind. A process that merely got the number the old server had is
     * not touched: then the file that names the number is out of date and goes.
     */
    void stopOrphan() throws IOException {
        Optional<ProcessHandle> named = recordedProcess();
        if (named.isEmpty()) {
            return;
        }
        if (named.filter(this::isOurs).isPresent()) {
            log.warn("stopping the database server that an earlier service left running");
            stop();
        } else {
            Files.delete(pidFile());
        }
    }

    /** Waits for the end for a while only: without an init process that reaps, a dead process keeps its number. */
    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
    }

    private Optional<ProcessHandle> recordedProcess() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile());
        if (lines.isEmpty() || !lines.get(0).strip().matches("[1-9][0-9]{0,9}")) {
            Files.delete(pidFile());
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
    }

    private boolean isOurs(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean postgres =
                info.command().map(command -> command.endsWith("/postgres")).orElse(false);
        boolean onThisCluster = info.arguments()
                .map(arguments -> List.of(arguments).contains(cluster.toString()))
                .orElse(false);
        return postgres && onThisCluster;
    }

    private Path pidFile() {
        return cluster.resolve("postmaster.pid");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
