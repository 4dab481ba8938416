package care.sij.audit.ledger;

import care.sij.access.SealedKeys;
import care.sij.audit.LedgerKey;
import care.sij.partner.ServiceAddress;
import care.sij.record.Bytes;
import care.sij.record.FoundRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The keys that sign checkpoints, sealed in the database; the newest signs, the others did at smaller sizes. */
@Component
public class LedgerKeys {

    private final JdbcTemplate jdbc;
    private final SealedKeys seals;
    private final String origin;
    private final Duration signFor;
    private final Clock clock;

    /**
     * A key with its private half as it lies in the database.
     *
     * @param begins the smallest size of a tree that it signs; none of a key made before that was kept
     */
    public record Stored(LedgerKey key, Bytes sealed, OptionalLong begins) {}

    LedgerKeys(JdbcTemplate jdbc, SealedKeys seals, LedgerSettings settings, ServiceAddress address, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.origin = settings.origin().orElseGet(() -> address.baseUrl().getHost() + "/sij-ledger");
        this.signFor = settings.signFor();
        this.clock = clock;
    }

    /** All, the newest first. */
    public List<Stored> all() {
        return jdbc.query(
                "select name, public_key, sealed_key, created_at, begins from ledger_key"
                        + " order by begins desc nulls last, number desc",
                LedgerKeys::read);
    }

    /** Those that this service made. */
    public OwnKeys own() {
        return own(all());
    }

    /** Those of these, the newest first, that this service made. */
    public OwnKeys own(List<Stored> stored) {
        return new OwnKeys(origin, stored.stream().filter(this::isOurs).toList());
    }

    /**
     * The key that signs a tree of this size, made when there is none or its time is over. To be called by the one that
     * leads, when the ledger is as it was signed.
     */
    Stored signing(long size) {
        Instant now = clock.instant();
        return all().stream()
                .filter(this::isOurs)
                .filter(key -> key.begins().orElse(0) <= size)
                .findFirst()
                .filter(newest -> now.isBefore(newest.key().created().plus(signFor)))
                .orElseGet(this::make);
    }

    /**
     * Another key, which signs from now on. To be called by the one that leads, when the ledger is as it was signed: a
     * checkpoint that somebody put in must not tell where the key begins.
     */
    Stored make() {
        Ed25519.Pair pair = Ed25519.generate();
        Instant now = clock.instant();
        LedgerKey key = new LedgerKey(origin, pair.publicKey(), now);
        OptionalLong begins = OptionalLong.of(signed() + 1);
        Stored stored =
                new Stored(key, Bytes.of(seals.seal(pair.privateKey().toArray(), purpose(key, begins))), begins);
        jdbc.update(
                "insert into ledger_key (name, id, public_key, sealed_key, created_at, begins)"
                        + " values (?, ?, ?, ?, ?, ?)",
                key.name(),
                key.id(),
                key.publicKey().toArray(),
                stored.sealed().toArray(),
                now.atOffset(ZoneOffset.UTC),
                begins.getAsLong());
        return stored;
    }

    /** The size up to which everything is signed. */
    private long signed() {
        return jdbc.query("select coalesce(max(size), 0) from ledger_checkpoint", (row, number) -> row.getLong(1))
                .get(0);
    }

    /**
     * @throws IllegalStateException when it was not sealed by this service's master key for this public key and this
     *     beginning
     */
    Bytes privateKey(Stored stored) {
        return Bytes.of(seals.open(stored.sealed().toArray(), purpose(stored.key(), stored.begins())));
    }

    /** Whether this service made the key: only it could seal the half that belongs to the public one. */
    public boolean isOurs(Stored stored) {
        try {
            byte[] trial = stored.key().hash();
            return Ed25519.verifies(
                    trial, Ed25519.sign(trial, privateKey(stored)), stored.key().publicKey());
        } catch (IllegalStateException sealedByAnother) {
            return false;
        }
    }

    private static String purpose(LedgerKey key, OptionalLong begins) {
        String named = "sij-ledger " + key.name() + "+" + key.id();
        return begins.isPresent() ? named + " from " + begins.getAsLong() : named;
    }

    /** Whatever somebody made of it by hand; then it does not open. */
    private static Stored read(ResultSet row, int number) throws SQLException {
        FoundRow found = new FoundRow(row);
        return new Stored(
                new LedgerKey(
                        found.text("name"),
                        found.bytes("public_key"),
                        Optional.ofNullable(row.getObject("created_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(Instant.EPOCH)),
                found.bytes("sealed_key"),
                row.getObject("begins") == null ? OptionalLong.empty() : OptionalLong.of(row.getLong("begins")));
    }
}
