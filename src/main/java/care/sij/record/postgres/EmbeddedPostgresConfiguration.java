package care.sij.record.postgres;

import care.sij.record.ErasingLogin;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Serves from the embedded server unless {@code spring.datasource.url} names an external one. There the roles
 * {@code sij_owner} (given to {@code spring.flyway.user}), {@code sij_app} (given to
 * {@code spring.datasource.username}) and {@code sij_eraser} must exist.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
class EmbeddedPostgresConfiguration {

    @Bean
    EmbeddedPostgres embeddedPostgres(EmbeddedPostgresSettings settings) {
        return EmbeddedPostgres.start(settings.directory());
    }

    @Bean
    JdbcConnectionDetails servingConnection(EmbeddedPostgres server) {
        return new Connection(server.url(), server.app());
    }

    @Bean
    FlywayConnectionDetails migratingConnection(EmbeddedPostgres server) {
        return new OwnerConnection(server.url(), server.owner());
    }

    @Bean
    ErasingLogin erasingLogin(EmbeddedPostgres server) {
        EmbeddedPostgres.Credentials admin = server.admin();
        return new ErasingLogin(server.url(), admin.user(), admin.password(), "SET ROLE sij_eraser");
    }

    private record Connection(String url, EmbeddedPostgres.Credentials credentials) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return credentials.user();
        }

        @Override
        public String getPassword() {
            return credentials.password();
        }
    }

    private record OwnerConnection(String url, EmbeddedPostgres.Credentials credentials)
            implements FlywayConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return credentials.user();
        }

        @Override
        public String getPassword() {
            return credentials.password();
        }
    }
}
