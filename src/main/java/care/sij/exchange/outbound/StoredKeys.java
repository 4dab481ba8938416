package care.sij.exchange.outbound;

import care.sij.access.SealedKeys;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Our keys in the database, sealed; what all processes share. */
@Component
class StoredKeys {

    private static final long LOCK = 0x73696a_6f75746bL;

    private final JdbcClient jdbc;
    private final SealedKeys sealed;

    StoredKeys(JdbcClient jdbc, SealedKeys sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
    }

    KeyRing of(String partner) {
        return new KeyRing(jdbc.sql("select kid, signs_from, sealed_key from outbound_key where partner = ?")
                .param(partner)
                .query((row, number) -> new KeyRing.Turn(
                        open(partner, row.getString("kid"), row.getBytes("sealed_key")),
                        row.getObject("signs_from", OffsetDateTime.class).toInstant()))
                .list());
    }

    /** Keeps other processes from changing keys until the transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, number) -> number)
                .list();
    }

    void add(String partner, KeyRing.Turn turn) {
        String kid = turn.key().getKeyID();
        byte[] plain = turn.key().toJSONString().getBytes(StandardCharsets.UTF_8);
        jdbc.sql("insert into outbound_key (partner, kid, signs_from, sealed_key) values (?, ?, ?, ?)")
                .params(
                        partner,
                        kid,
                        turn.signsFrom().atOffset(ZoneOffset.UTC),
                        sealed.seal(plain, purpose(partner, kid)))
                .update();
    }

    void remove(String partner, List<RSAKey> keys) {
        keys.forEach(key -> jdbc.sql("delete from outbound_key where partner = ? and kid = ?")
                .params(partner, key.getKeyID())
                .update());
    }

    private RSAKey open(String partner, String kid, byte[] bytes) {
        try {
            return RSAKey.parse(new String(sealed.open(bytes, purpose(partner, kid)), StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("an outbound key in the database is not an RSA JSON Web Key");
        }
    }

    private static String purpose(String partner, String kid) {
        return "outbound " + partner + " " + kid;
    }
}
