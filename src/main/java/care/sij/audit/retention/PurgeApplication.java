package care.sij.audit.retention;

import care.sij.audit.Trail;
import care.sij.record.Commits;
import care.sij.record.ErasingLogin;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * What the command {@code purge} is made of: the record and the trail on a connection that may erase, and nothing else
 * of the service. No part of the service, which may not erase.
 */
@ComponentScan({"care.sij.record.store", "care.sij.record.postgres"})
@ComponentScan(
        basePackages = "care.sij.audit.trail",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(AuditRows|GroupCommit|JdbcTrail)"))
@ConfigurationPropertiesScan("care.sij.record.postgres")
@EnableConfigurationProperties(RetentionSettings.class)
class PurgeApplication {

    private static final int CONNECTIONS = 2;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    DataSource erasing(ObjectProvider<ErasingLogin> embedded, RetentionSettings settings, Environment environment) {
        ErasingLogin login = embedded.stream().findFirst().orElseGet(() -> external(settings, environment));
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(login.url());
        pool.setUsername(login.user());
        pool.setPassword(login.password());
        pool.setConnectionInitSql(login.takingRole());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return pool;
    }

    private static ErasingLogin external(RetentionSettings settings, Environment environment) {
        return new ErasingLogin(
                environment.getRequiredProperty("spring.datasource.url"),
                required(settings.username()),
                required(settings.password()),
                "SET ROLE sij_eraser");
    }

    private static String required(Optional<String> setting) {
        return setting.orElseThrow(() -> new IllegalArgumentException(
                "sij.retention.username and sij.retention.password name a login of the external database that is a"
                        + " member of sij_eraser; see docs/operating.md"));
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource erasing) {
        return new JdbcTemplate(erasing);
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource erasing) {
        return new JdbcTransactionManager(erasing);
    }

    @Bean
    Purge purge(JdbcTemplate jdbc, Commits commits, Trail trail, RetentionSettings settings, Clock clock) {
        return new Purge(
                new Standings(JdbcClient.create(jdbc)),
                commits,
                trail,
                new RetentionRule(settings.years()),
                clock,
                UUID.randomUUID());
    }
}
