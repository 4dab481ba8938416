package care.sij.record.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A durable PostgreSQL server on a data directory of its own. Starting it repairs what a kill at any moment left: an
 * orphan server is stopped, a half-made cluster or half-extracted program directory made anew.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String DATABASE = "sij";

    /** A role that may log in, with its password. */
    public record Credentials(String user, String password) {

        @Override
        public String toString() {
            return user;
        }
    }

    private final DataDirectoryLock lock;
    private final Postmaster postmaster;
    private final Secrets secrets;
    private final int port;

    private EmbeddedPostgres(DataDirectoryLock lock, Postmaster postmaster, Secrets secrets, int port) {
        this.lock = lock;
        this.postmaster = postmaster;
        this.secrets = secrets;
        this.port = port;
    }

    /** Starts the server on a data directory, which is made when missing. */
    public static EmbeddedPostgres start(Path dataDir) {
        return start(dataDir, dataDir);
    }

    /**
     * Starts the server on a data directory, with its programs elsewhere.
     *
     * @param binariesDir where the server's programs are extracted; several data directories may share it
     */
    public static EmbeddedPostgres start(Path dataDir, Path binariesDir) {
        try {
            Files.createDirectories(dataDir);
            Path directory = dataDir.toRealPath();
            DataDirectoryLock lock = DataDirectoryLock.take(directory);
            try {
                return startLocked(directory, ServerBinaries.extractedUnder(binariesDir), lock);
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw new DatabaseStartFailed("the embedded database on " + dataDir + " could not be started", e);
        }
    }

    private static EmbeddedPostgres startLocked(Path dataDir, ServerBinaries binaries, DataDirectoryLock lock)
            throws IOException, SQLException {
        Secrets secrets = Secrets.in(dataDir);
        ServerPrograms programs = ServerPrograms.of(binaries, dataDir.resolve("postgresql-programs.log"));
        Cluster cluster = new Cluster(dataDir);
        cluster.ensureInitialised(programs, secrets);
        Postmaster postmaster = new Postmaster(cluster.directory(), programs);
        postmaster.stopOrphan();
        EmbeddedPostgres server = new EmbeddedPostgres(lock, postmaster, secrets, postmaster.start());
        try {
            server.setUp(DATABASE);
            return server;
        } catch (SQLException | RuntimeException e) {
            postmaster.stop();
            throw e;
        }
    }

    private void setUp(String database) throws SQLException {
        try (Connection admin = DriverManager.getConnection(url("postgres"), Cluster.ADMIN, secrets.admin())) {
            DatabaseSetup setup = new DatabaseSetup(admin);
            setup.requireDurableSettings();
            setup.ensureRoles(secrets);
            setup.ensureDatabase(database);
        }
    }

    /** JDBC address of the service's database. */
    public String url() {
        return url(DATABASE);
    }

    /** JDBC address of a database of this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database
                + "?logServerErrorDetail=false&reWriteBatchedInserts=true&ApplicationName=sij-pathways";
    }

    /** The role that owns the schema and migrates it. */
    public Credentials owner() {
        return new Credentials("sij_owner", secrets.owner());
    }

    /** The role that serves. */
    public Credentials app() {
        return new Credentials("sij_app", secrets.app());
    }

    /** The role that manages databases and roles. */
    public Credentials admin() {
        return new Credentials(Cluster.ADMIN, secrets.admin());
    }

    @Override
    public void close() {
        try (lock) {
            postmaster.stop();
        } catch (IOException e) {
            throw new IllegalStateException("the embedded database could not be stopped", e);
        }
    }
}
