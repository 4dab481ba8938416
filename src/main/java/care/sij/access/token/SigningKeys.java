package care.sij.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The keys that sign access tokens: kept sealed in the database, so that all processes share them and they survive a
 * restart. The newest signs; all verify. The first start makes the first key.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext>, SmartInitializingSingleton {

    private static final Duration BETWEEN_READS = Duration.ofSeconds(10);
    private static final long CREATION_LOCK = 0x73696a_6163636573L;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final MasterKey masterKey;
    private final Clock clock;
    private volatile List<JWK> newestFirst = List.of();
    private volatile Instant nextRead = Instant.MIN;

    SigningKeys(JdbcClient jdbc, TransactionOperations transactions, MasterKey masterKey, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.masterKey = masterKey;
        this.clock = clock;
    }

    /** Reads the keys before the first request, so that a wrong master key stops the start. */
    @Override
    public void afterSingletonsInstantiated() {
        read();
        if (newestFirst.isEmpty()) {
            transactions.executeWithoutResult(status -> createFirst());
            read();
        }
    }

    /** The key that signs now. */
    ECKey signing() {
        return newestFirst.get(0).toECKey();
    }

    /** Keys that match; one that another process made meanwhile is found by reading again. */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        List<JWK> matching = selector.select(new JWKSet(newestFirst));
        if (matching.isEmpty() && clock.instant().isAfter(nextRead)) {
            read();
            return selector.select(new JWKSet(newestFirst));
        }
        return matching;
    }

    private void read() {
        nextRead = clock.instant().plus(BETWEEN_READS);
        newestFirst = jdbc.sql("select kid, sealed_key from access_signing_key order by created_at desc, kid")
                .query((row, number) -> open(row.getString("kid"), row.getBytes("sealed_key")))
                .list();
    }

    private JWK open(String kid, byte[] sealed) {
        try {
            return JWK.parse(new String(masterKey.open(sealed, kid), StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key in the database is not a JSON Web Key");
        }
    }

    private void createFirst() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(CREATION_LOCK)
                .query((row, number) -> number)
                .list();
        boolean made = jdbc.sql("select exists (select 1 from access_signing_key)")
                .query(Boolean.class)
                .single();
        if (!made) {
            ECKey key = generate();
            jdbc.sql("insert into access_signing_key (kid, created_at, sealed_key) values (?, ?, ?)")
                    .params(
                            key.getKeyID(),
                            clock.instant().atOffset(ZoneOffset.UTC),
                            masterKey.seal(key.toJSONString().getBytes(StandardCharsets.UTF_8), key.getKeyID()))
                    .update();
        }
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }
}
