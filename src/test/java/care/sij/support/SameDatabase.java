package care.sij.support;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.env.Environment;

/** The settings with which another process serves from the database of the whole service, as {@code name=value}. */
public final class SameDatabase {

    private SameDatabase() {}

    public static List<String> settings() throws SQLException {
        HikariDataSource pool = WholeService.bean(DataSource.class).unwrap(HikariDataSource.class);
        return List.of(
                "spring.datasource.url=" + pool.getJdbcUrl(),
                "spring.datasource.username=" + pool.getUsername(),
                "spring.datasource.password=" + pool.getPassword(),
                "spring.flyway.enabled=false",
                "sij.access.master-key-file="
                        + WholeService.bean(Environment.class).getRequiredProperty("sij.access.master-key-file"));
    }

    /** As options of the Java virtual machine. */
    public static List<String> options() throws SQLException {
        return settings().stream().map(setting -> "-D" + setting).toList();
    }
}
