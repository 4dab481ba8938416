package care.sij.record.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Makes sure of roles, database and durable settings; each step may be repeated after an interruption. */
final class DatabaseSetup {

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final Connection admin;

    DatabaseSetup(Connection admin) {
        this.admin = admin;
    }

    void requireDurableSettings() throws SQLException {
        for (String setting : DURABLE) {
            if (!query("SHOW " + setting).equals("on")) {
                throw new DatabaseStartFailed("the database server runs with " + setting
                        + " off and could lose committed data; remove it from the server's settings");
            }
        }
    }

    void ensureRoles(Secrets secrets) throws SQLException {
        ensureRole("sij_owner", "LOGIN PASSWORD '" + secrets.owner() + "'");
        ensureRole("sij_app", "LOGIN PASSWORD '" + secrets.app() + "'");
        ensureRole("sij_eraser", "NOLOGIN");
    }

    void ensureDatabase(String name) throws SQLException {
        if (query("SELECT count(*) FROM pg_database WHERE datname = '" + name + "'")
                .equals("0")) {
            execute("CREATE DATABASE " + name + " OWNER sij_owner");
        }
        execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        execute("GRANT CONNECT ON DATABASE " + name + " TO sij_app");
    }

    private void ensureRole(String name, String options) throws SQLException {
        if (query("SELECT count(*) FROM pg_roles WHERE rolname = '" + name + "'")
                .equals("0")) {
            execute("CREATE ROLE " + name + " NOSUPERUSER NOCREATEDB NOCREATEROLE " + options);
        }
    }

    private String query(String sql) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
