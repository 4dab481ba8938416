package care.sij.access.token;

import care.sij.access.signin.Vouched;
import care.sij.access.signin.Vouching;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.stereotype.Component;

/** Identity tokens of the organisation's OpenID Connect provider, and whom they speak of. */
@Component
class ProviderIdentities implements Vouching {

    private final IdentityProviderSettings settings;
    private final ProviderGroups groups;
    private final Optional<JwtDecoder> decoder;

    ProviderIdentities(IdentityProviderSettings settings, PublishedKeys keys, Clock clock) {
        this.settings = settings;
        this.groups = ProviderGroups.of(settings);
        this.decoder = settings.issuer()
                .map(issuer -> ProviderSignatures.decoder(
                        settings,
                        keys,
                        clock,
                        new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null),
                        new JwtIssuerValidator(issuer)));
    }

    @Override
    public Optional<Vouched> read(String identityToken, String client, String nonce) {
        Jwt token = decoder.map(known -> verified(known, identityToken)).orElseThrow(Unreliable::new);
        if (!isFor(client, token) || !repeats(nonce, token)) {
            throw new Unreliable();
        }
        return groups.vouched(token, settings.issuer().orElseThrow());
    }

    @Override
    public boolean holds(Vouched person) {
        return settings.issuer().equals(Optional.of(person.issuer())) && groups.mean(person);
    }

    private static Jwt verified(JwtDecoder decoder, String token) {
        try {
            return decoder.decode(token);
        } catch (JwtException notIts) {
            throw new Unreliable();
        }
    }

    /** For the console alone: whom else it is for may have passed it on. */
    private static boolean isFor(String client, Jwt token) {
        return List.of(client).equals(token.getAudience())
                && Optional.ofNullable(token.getClaimAsString("azp"))
                        .filter(party -> !party.equals(client))
                        .isEmpty();
    }

    private static boolean repeats(String nonce, Jwt token) {
        String stated = Optional.ofNullable(token.getClaimAsString("nonce")).orElse("");
        return MessageDigest.isEqual(stated.getBytes(StandardCharsets.UTF_8), nonce.getBytes(StandardCharsets.UTF_8));
    }
}
