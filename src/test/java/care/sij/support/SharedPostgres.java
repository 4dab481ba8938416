package care.sij.support;

import care.sij.record.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL server per test JVM; each {@link #database()} is a migrated database of its own, copied from a
 * template.
 */
public final class SharedPostgres {

    private static final Path ROOT = TestProcess.directory("postgres");
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static final class Holder {

        static final EmbeddedPostgres SERVER = start();
    }

    /** A database that nobody else uses. */
    public record Database(String url, EmbeddedPostgres.Credentials owner, EmbeddedPostgres.Credentials app) {}

    private SharedPostgres() {}

    public static EmbeddedPostgres server() {
        return Holder.SERVER;
    }

    /** A new database with all migrations applied. */
    public static Database database() {
        String name = "test_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " OWNER sij_owner TEMPLATE sij");
        return new Database(server().url(name), server().owner(), server().app());
    }

    private static EmbeddedPostgres start() {
        try {
            Files.createDirectories(ROOT);
            Path dataDir = Files.createTempDirectory(ROOT, "data-");
            EmbeddedPostgres server = EmbeddedPostgres.start(dataDir, ROOT);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(dataDir)));
            Flyway.configure()
                    .dataSource(
                            server.url(), server.owner().user(), server.owner().password())
                    .load()
                    .migrate();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its data are thrown away: a clean stop would first write all databases to disk. */
    private static void discard(Path dataDir) {
        try {
            List<String> lines = Files.readAllLines(dataDir.resolve("cluster/postmaster.pid"));
            ProcessHandle.of(Long.parseLong(lines.get(0).strip())).ifPresent(server -> {
                server.destroyForcibly();
                server.onExit().completeOnTimeout(server, 5, TimeUnit.SECONDS).join();
            });
            FileSystemUtils.deleteRecursively(dataDir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(String sql) {
        try (Connection admin = DriverManager.getConnection(
                        server().url("postgres"),
                        server().admin().user(),
                        server().admin().password());
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
