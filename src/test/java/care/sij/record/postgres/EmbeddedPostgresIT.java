package care.sij.record.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.support.TestProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedPostgresIT {

    private static final Path BINARIES = TestProcess.directory("postgres");

    @TempDir
    Path dataDir;

    @Test
    void startsDurableAndPrivate() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(dataDir, BINARIES)) {
            JdbcTemplate admin = jdbc(server, server.admin());
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(admin.queryForObject("SHOW " + setting, String.class))
                        .as(setting)
                        .isEqualTo("on");
            }
            assertThat(admin.queryForObject("SHOW log_min_error_statement", String.class))
                    .isEqualTo("panic");
            assertThat(admin.queryForObject("SHOW listen_addresses", String.class))
                    .isEqualTo("127.0.0.1");
            assertThat(Files.getPosixFilePermissions(dataDir.resolve("database.secrets")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void servesThroughARoleThatCannotChangeTheSchema() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(dataDir, BINARIES)) {
            JdbcTemplate app = jdbc(server, server.app());
            assertThat(app.queryForObject(
                            "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user",
                            Boolean.class))
                    .isFalse();
            assertThatThrownBy(() -> app.execute("CREATE TABLE own (a int)"))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void refusesAWrongPassword() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(dataDir, BINARIES)) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.url(), "sij_admin", "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void keepsWhatWasCommittedAcrossACleanRestart() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(dataDir, BINARIES)) {
            jdbc(server, server.owner()).execute("CREATE TABLE kept AS SELECT 7 AS value");
        }
        assertKept();
    }

    @Test
    void refusesADataDirectoryThatAnotherServiceUses() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(dataDir, BINARIES)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(dataDir, BINARIES))
                    .isInstanceOf(DatabaseStartFailed.class)
                    .hasMessageContaining("another service is running on the data directory");
            assertThat(jdbc(server, server.owner()).queryForObject("SELECT 1", Integer.class))
                    .isEqualTo(1);
        }
    }

    @Test
    void stopsTheServerThatAKilledServiceLeftRunningAndLosesNothing() throws Exception {
        Process service = startServiceAndKillIt();
        assertThat(service.exitValue()).isEqualTo(137);
        long orphan = recordedPid();
        assertThat(isRunning(orphan)).isTrue();

        assertKept();

        assertThat(isRunning(orphan)).isFalse();
    }

    /** A process that nobody reaps keeps its number but has no command any more. */
    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid)
                .map(process -> process.onExit()
                        .completeOnTimeout(process, 2, TimeUnit.SECONDS)
                        .join())
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    @Test
    void startsAfterServiceAndServerWereKilledTogether() throws Exception {
        startServiceAndKillIt();
        ProcessHandle server = ProcessHandle.of(recordedPid()).orElseThrow();
        server.destroyForcibly();
        server.onExit().completeOnTimeout(server, 2, TimeUnit.SECONDS).join();

        assertKept();
    }

    @Test
    void leavesAloneAnotherProcessThatGotTheOldServersNumber() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(dataDir, BINARIES)) {
            jdbc(server, server.owner()).execute("CREATE TABLE kept AS SELECT 7 AS value");
        }
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    dataDir.resolve("cluster/postmaster.pid"),
                    stranger.pid() + "\n" + dataDir.resolve("cluster") + "\n1700000000\n5432\n");
            assertKept();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void makesAnewWhatAnInterruptedInitialisationLeft() throws Exception {
        Path unfinished = Files.createDirectories(dataDir.resolve("initialising-1/base"));
        Files.writeString(unfinished.resolve("half"), "written");
        Files.writeString(dataDir.resolve("initialising-2.password"), "left");

        EmbeddedPostgres.start(dataDir, BINARIES).close();

        try (var children = Files.list(dataDir)) {
            assertThat(children.map(child -> child.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("initialising-"))
                    .contains("cluster");
        }
    }

    @Test
    void makesAnewProgramsThatWereHalfExtracted() throws Exception {
        Files.createDirectories(dataDir.resolve("extracting-1/bin"));

        EmbeddedPostgres.start(dataDir).close();

        try (var children = Files.list(dataDir)) {
            assertThat(children.map(child -> child.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("extracting-"))
                    .anyMatch(name -> name.startsWith("postgresql-"));
        }
    }

    private void assertKept() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(dataDir, BINARIES)) {
            assertThat(jdbc(server, server.owner()).queryForObject("SELECT value FROM kept", Integer.class))
                    .isEqualTo(7);
        }
    }

    private long recordedPid() throws Exception {
        return Long.parseLong(
                Files.readAllLines(dataDir.resolve("cluster/postmaster.pid")).get(0));
    }

    private Process startServiceAndKillIt() throws Exception {
        Process service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledService.class.getName(),
                        dataDir.toString(),
                        BINARIES.toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "killed-service.log").toFile())
                .start();
        assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return service;
    }

    /** Commits a row and is then killed in the hardest way. */
    static final class KilledService {

        public static void main(String[] arguments) throws Exception {
            EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[0]), Path.of(arguments[1]));
            try (Connection connection = DriverManager.getConnection(
                    server.url(), server.owner().user(), server.owner().password())) {
                connection.createStatement().execute("CREATE TABLE kept AS SELECT 7 AS value");
                new ProcessBuilder(
                                "kill",
                                "-9",
                                Long.toString(ProcessHandle.current().pid()))
                        .start()
                        .waitFor();
            }
        }
    }

    private static JdbcTemplate jdbc(EmbeddedPostgres server, EmbeddedPostgres.Credentials credentials) {
        return new JdbcTemplate(new DriverManagerDataSource(server.url(), credentials.user(), credentials.password()));
    }
}
