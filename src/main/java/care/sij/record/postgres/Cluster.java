package care.sij.record.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The database cluster's directory. It is initialised beside its place and renamed when complete: a directory with the
 * final name is the mark of completion, anything else is left over from an interrupted start and removed.
 */
final class Cluster {

    static final String ADMIN = "sij_admin";
    private static final String UNFINISHED = "initialising-";

    private final Path dataDir;

    Cluster(Path dataDir) {
        this.dataDir = dataDir;
    }

    Path directory() {
        return dataDir.resolve("cluster");
    }

    void ensureInitialised(ServerPrograms programs, Secrets secrets) throws IOException {
        stopInterruptedInitialisation();
        Directories.removeLeftovers(dataDir, UNFINISHED);
        if (Files.exists(directory())) {
            return;
        }
        Path unfinished = Files.createTempDirectory(dataDir, UNFINISHED, Directories.PRIVATE_DIRECTORY);
        initialise(unfinished, programs, secrets);
        Files.move(unfinished, directory(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initialise(Path target, ServerPrograms programs, Secrets secrets) throws IOException {
        Path password = Files.createTempFile(dataDir, UNFINISHED, ".password", Directories.PRIVATE_FILE);
        Files.writeString(password, secrets.admin() + "\n");
        programs.run(
                "initdb",
                "--pgdata=" + target,
                "--username=" + ADMIN,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
        Files.delete(password);
    }

    /** An initdb whose service was killed may still be writing. */
    private void stopInterruptedInitialisation() {
        String unfinished = dataDir.resolve(UNFINISHED).toString();
        ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").matches(".*/(initdb|postgres)"))
                .filter(process -> process.info().commandLine().orElse("").contains(unfinished))
                .forEach(Postmaster::kill);
    }
}
