package care.sij.record.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The server's configuration file, written anew at each start. An operator's own settings go into
 * {@code postgresql.conf} of the data directory, which is included before ours.
 */
final class ServerSettings {

    private static final String DURABLE = """
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            """;
    private static final String PRIVATE = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            log_min_error_statement = panic
            log_error_verbosity = terse
            log_statement = none
            log_min_duration_statement = -1
            log_parameter_max_length = 0
            """;
    private static final String TUNING = """
            max_connections = 100
            max_locks_per_transaction = 256
            shared_buffers = 128MB
            jit = off
            random_page_cost = 1.1
            autovacuum_naptime = 15s
            logging_collector = on
            log_directory = 'log'
            log_filename = 'postgresql-%a.log'
            log_rotation_age = 1d
            log_truncate_on_rotation = on
            include_if_exists = '../postgresql.conf'
            """;

    private ServerSettings() {}

    static void write(Path cluster, int port) throws IOException {
        Files.writeString(cluster.resolve("postgresql.conf"), TUNING + DURABLE + PRIVATE + "port = " + port + "\n");
        Files.writeString(
                cluster.resolve("pg_hba.conf"),
                "host all " + Cluster.ADMIN + ",sij_owner,sij_app 127.0.0.1/32 scram-sha-256\n");
    }
}
