package care.sij.audit.ledger;

import care.sij.access.SealedKeys;
import care.sij.access.token.TestMasterKey;
import care.sij.partner.ServiceAddress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger and audit rows on a record without the rest of the service; nothing happens there unasked. */
@ComponentScan({"care.sij.audit.ledger", "care.sij.audit.feed"})
@ComponentScan(
        basePackages = "care.sij.audit.trail",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern =
                                ".*\\.(AuditLeafRows|AuditLeafSource|AuditRows|GroupCommit|JdbcAuditSearch|JdbcTrail)"))
public class LedgerBeans {

    /** How long a key signs there. */
    static final Duration SIGN_FOR = Duration.ofDays(90);

    @Bean
    JdbcClient jdbcClient(JdbcTemplate jdbc) {
        return JdbcClient.create(jdbc);
    }

    @Bean
    SealedKeys sealedKeys() {
        return TestMasterKey.of((byte) 1);
    }

    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    @Bean
    ServiceAddress serviceAddress() {
        return new ServiceAddress(URI.create("https://sij.example.org"));
    }

    @Bean
    LedgerSettings ledgerSettings() {
        return new LedgerSettings(
                Optional.empty(),
                Duration.ofSeconds(1),
                SIGN_FOR,
                new LedgerSettings.Witness(Optional.empty(), Optional.empty()));
    }
}
