package care.sij.access.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Authorization codes: for a minute, and for one token (RFC 6749, 4.1.2). */
@Component
public class AuthorizationCodes {

    private static final Duration LIFETIME = Duration.ofSeconds(60);

    /** How long one that was spent is known, so that its token is ended when it comes again. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    /**
     * What a code stands for.
     *
     * @param app client id
     * @param challenge of PKCE, by S256
     * @param scopes as asked, each once
     * @param login who signed in
     * @param version of the account then
     */
    public record Grant(
            String app,
            String redirectUri,
            String challenge,
            Set<String> scopes,
            Optional<String> nonce,
            String login,
            int version,
            Instant signedInAt) {

        public Grant {
            scopes = Set.copyOf(scopes);
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    AuthorizationCodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    RandomValue issue(Grant grant) {
        RandomValue code = RandomValue.fresh();
        Instant now = clock.instant();
        jdbc.sql("delete from authorization_code where expires_at < ?")
                .param(now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                insert into authorization_code
                    (code_hash, app, redirect_uri, challenge, scope, nonce, login, version, signed_in_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(code.hash())
                .param(grant.app())
                .param(grant.redirectUri())
                .param(grant.challenge())
                .param(String.join(" ", grant.scopes()))
                .param(grant.nonce().orElse(null))
                .param(grant.login())
                .param(grant.version())
                .param(grant.signedInAt().atOffset(ZoneOffset.UTC))
                .param(now.plus(LIFETIME).atOffset(ZoneOffset.UTC))
                .update();
        return code;
    }

    /**
     * What the code stands for, the first time and within its minute; it is spent whatever becomes of it.
     *
     * @param token the {@code jti} of the token it is spent for
     */
    public Optional<Grant> spend(String code, String token) {
        return jdbc.sql("""
                update authorization_code set spent_as = ?
                where code_hash = ? and spent_as is null and expires_at > ?
                returning app, redirect_uri, challenge, scope, nonce, login, version, signed_in_at""")
                .params(token, new RandomValue(code).hash(), clock.instant().atOffset(ZoneOffset.UTC))
                .query(AuthorizationCodes::grant)
                .optional();
    }

    /** The {@code jti} of the token that the code was spent for before. */
    public Optional<String> spentAs(String code) {
        return jdbc.sql("select spent_as from authorization_code where code_hash = ? and spent_as is not null")
                .param(new RandomValue(code).hash())
                .query(String.class)
                .optional();
    }

    private static Grant grant(ResultSet row, int number) throws SQLException {
        return new Grant(
                row.getString("app"),
                row.getString("redirect_uri"),
                row.getString("challenge"),
                new LinkedHashSet<>(Arrays.asList(row.getString("scope").split(" ", -1))),
                Optional.ofNullable(row.getString("nonce")),
                row.getString("login"),
                row.getInt("version"),
                row.getObject("signed_in_at", OffsetDateTime.class).toInstant());
    }
}
