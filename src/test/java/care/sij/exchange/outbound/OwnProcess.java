package care.sij.exchange.outbound;

import care.sij.access.SealedKeys;
import care.sij.access.token.TestMasterKey;
import care.sij.partner.Delivery;
import care.sij.partner.Delivery.BackendAccess;
import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.partner.PartnerRole;
import care.sij.partner.Terms;
import care.sij.support.SharedPostgres;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What one process of the service has of outbound security; several can share one database. */
public final class OwnProcess {

    static final OutboundKeySettings SETTINGS =
            new OutboundKeySettings(Duration.ofDays(30), Duration.ofDays(2), Duration.ofDays(3));

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OwnKeys keys;
    private final Clock clock;

    OwnProcess(DataSource database, Clock clock) {
        this(database, clock, TestMasterKey.of((byte) 0));
    }

    OwnProcess(DataSource database, Clock clock, SealedKeys sealed) {
        this.clock = clock;
        this.keys = new OwnKeys(
                new StoredKeys(JdbcClient.create(database), sealed),
                new TransactionTemplate(new DataSourceTransactionManager(database)),
                SETTINGS,
                clock);
    }

    OwnKeys keys() {
        return keys;
    }

    Assertions assertions() {
        return new Assertions(keys, clock, UUID::randomUUID);
    }

    OutboundTokens tokens() {
        return tokens(PATIENCE);
    }

    OutboundTokens tokens(Duration patience) {
        return new OutboundTokens(new TokenRequests(connections(), assertions(), patience), clock);
    }

    /** Tokens of a process with a database of its own. */
    public static OutboundTokens tokens(Clock clock) {
        return new OwnProcess(database(), clock).tokens();
    }

    /** Connections without bundles. */
    public static PartnerConnections connections() {
        return new PartnerConnections(new DefaultSslBundleRegistry());
    }

    static DataSource database() {
        SharedPostgres.Database database = SharedPostgres.database();
        return new DriverManagerDataSource(
                database.url(), database.app().user(), database.app().password());
    }

    /** A hospital that nothing is sent to. */
    public static Partner partner(String id) {
        return partner(id, Optional.empty());
    }

    /** A hospital with this delivery. */
    public static Partner partner(String id, Optional<Delivery> delivery) {
        return new Partner(
                id,
                PartnerRole.HOSPITAL,
                id,
                List.of(),
                List.of(),
                List.of(),
                new PartnerKeys.Inline(new JWKSet()),
                List.of(),
                delivery,
                Optional.empty(),
                Terms.USUAL);
    }

    static BackendAccess access(String tokenUrl) {
        return new BackendAccess(URI.create(tokenUrl), "sij-at-st-mary", "system/MessageHeader.c");
    }
}
