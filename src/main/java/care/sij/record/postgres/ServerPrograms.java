package care.sij.record.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's own programs. They refuse to run as root; there they run in a user namespace of their own, in which
 * the same user has another number.
 */
final class ServerPrograms {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ServerBinaries binaries;
    private final Path log;
    private final List<String> prefix;

    private ServerPrograms(ServerBinaries binaries, Path log, List<String> prefix) {
        this.binaries = binaries;
        this.log = log;
        this.prefix = prefix;
    }

    /** @param log takes what the programs print */
    static ServerPrograms of(ServerBinaries binaries, Path log) throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        ServerPrograms programs = new ServerPrograms(binaries, log, root ? List.of("unshare", "-U") : List.of());
        if (root && !programs.canRun()) {
            throw new DatabaseStartFailed("PostgreSQL does not run as root and this system allows no user namespace;"
                    + " start the service as another user, or set spring.datasource.url");
        }
        return programs;
    }

    private boolean canRun() throws IOException {
        return exitCode("postgres", List.of("--version")) == 0;
    }

    /** Runs the program to its end. */
    void run(String program, String... arguments) throws IOException {
        int code = exitCode(program, List.of(arguments));
        if (code != 0) {
            throw new DatabaseStartFailed(program + " ended with " + code + ", see " + log);
        }
    }

    /** Runs the program to its end and tells whether it succeeded. */
    boolean succeeds(String program, String... arguments) throws IOException {
        return exitCode(program, List.of(arguments)) == 0;
    }

    private int exitCode(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.program(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new DatabaseStartFailed(program + " did not end within " + LIMIT.toSeconds() + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartFailed("interrupted while " + program + " ran", e);
        } catch (IOException e) {
            Files.writeString(log, program + " could not be run\n", StandardCharsets.UTF_8);
            throw e;
        }
    }
}
