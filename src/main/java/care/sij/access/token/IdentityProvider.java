package care.sij.access.token;

import care.sij.access.Person;
import care.sij.access.SmartScopes;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.stereotype.Component;

/**
 * The organisation's OpenID Connect provider: access tokens that it signs for this service, and whom they speak of.
 * Without the setting none is taken.
 */
@Component
public class IdentityProvider {

    private static final Duration LONGEST_REMEMBERED = Duration.ofMinutes(5);

    private final IdentityProviderSettings settings;
    private final ProviderGroups groups;
    private final StatedScopes scopes;
    private final Optional<JwtDecoder> decoder;

    IdentityProvider(IdentityProviderSettings settings, PublishedKeys keys, ScopeReader reader, Clock clock) {
        this.settings = settings;
        this.groups = ProviderGroups.of(settings);
        this.scopes = new StatedScopes(reader);
        this.decoder = settings.issuer().map(issuer -> decoder(issuer, settings, keys, clock));
    }

    /** What verifies the token: this provider's decoder for those that state it as issuer, else the given one. */
    public JwtDecoder or(JwtDecoder own) {
        return decoder.<JwtDecoder>map(external -> token -> (statesIssuer(token) ? external : own).decode(token))
                .orElse(own);
    }

    /** Whether a verified token is this provider's. */
    public boolean issued(Jwt token) {
        return settings.issuer()
                .filter(issuer -> issuer.equals(token.getClaimAsString("iss")))
                .isPresent();
    }

    /** Whom a verified token speaks of; empty when its groups mean nothing here, or more than one thing. */
    public Optional<Person> person(Jwt token) {
        return groups.person(token);
    }

    /**
     * What a verified token grants: of the role's scopes those that it states, be they none that is read here; all of
     * them when it states no resource scope.
     */
    public SmartScopes granted(Person person, Jwt token) {
        return scopes.of(token, person.role().scopes());
    }

    private boolean statesIssuer(String token) {
        try {
            return settings.issuer()
                    .equals(Optional.ofNullable(
                            SignedJWT.parse(token).getJWTClaimsSet().getIssuer()));
        } catch (ParseException notSigned) {
            return false;
        }
    }

    private static JwtDecoder decoder(
            String issuer, IdentityProviderSettings settings, PublishedKeys keys, Clock clock) {
        String audience = settings.audience().orElseThrow();
        JwtDecoder decoder = ProviderSignatures.decoder(
                settings,
                keys,
                clock,
                new DefaultJOSEObjectTypeVerifier<>(AccessTokens.TYPE, JOSEObjectType.JWT, null),
                new DelegatingOAuth2TokenValidator<>(
                        new JwtIssuerValidator(issuer),
                        new JwtClaimValidator<List<String>>(
                                "aud", stated -> stated != null && stated.contains(audience))));
        return new VerifiedTokens(decoder, id -> false, clock, LONGEST_REMEMBERED);
    }
}
