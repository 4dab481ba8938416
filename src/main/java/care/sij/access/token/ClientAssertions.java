package care.sij.access.token;

import care.sij.partner.Partner;
import care.sij.partner.PartnerKeys;
import care.sij.partner.Partners;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Authenticates a client by its signed assertion, as SMART 2.2.0, "Client Authentication: Asymmetric", demands: RS384
 * or ES384, the one registered key of that {@code kid}, issuer and subject the client, this endpoint the only audience,
 * at most five minutes to live, and never the same {@code jti} again.
 */
@Component
class ClientAssertions {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private final Partners partners;
    private final PartnerSignatures signatures;
    private final SpentAssertions spent;
    private final Clock clock;

    ClientAssertions(Partners partners, PartnerSignatures signatures, SpentAssertions spent, Clock clock) {
        this.partners = partners;
        this.signatures = signatures;
        this.spent = spent;
        this.clock = clock;
    }

    /** The partner that signed the form's assertion; the assertion is spent with it. */
    Partner authenticate(ClientForm form, Set<String> audiences) {
        try {
            SignedJWT assertion = SignedJWT.parse(form.assertion());
            JWTClaimsSet claims = assertion.getJWTClaimsSet();
            checkHeader(assertion.getHeader());
            Partner partner = claimedBy(claims);
            checkKeySet(assertion.getHeader().getJWKURL(), partner);
            signatures.verify(assertion, partner);
            checkAudience(claims.getAudience(), audiences);
            Instant expiry = checkTimes(claims);
            if (form.clientId().isPresent() && !form.clientId().get().equals(partner.id())) {
                throw TokenRefused.client("client_id differs from the assertion's issuer.");
            }
            spend(partner, claims.getJWTID(), expiry);
            return partner;
        } catch (ParseException e) {
            throw TokenRefused.client("client_assertion is not a signed JWT.");
        }
    }

    private Partner claimedBy(JWTClaimsSet claims) {
        String issuer = claims.getIssuer();
        if (issuer == null || !issuer.equals(claims.getSubject())) {
            throw TokenRefused.client("iss and sub of the assertion must both be the client id.");
        }
        return partners.byId(issuer).orElseThrow(() -> TokenRefused.unproven("The client is not registered."));
    }

    private static void checkHeader(JWSHeader header) {
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            throw TokenRefused.client("The assertion must be signed with RS384 or ES384.");
        }
        if (header.getType() != null && !JOSEObjectType.JWT.equals(header.getType())) {
            throw TokenRefused.client("typ of the assertion must be JWT.");
        }
        if (header.getKeyID() == null) {
            throw TokenRefused.client("The assertion's header names no kid.");
        }
    }

    private static void checkKeySet(@Nullable URI jku, Partner partner) {
        if (jku != null
                && !(partner.keys() instanceof PartnerKeys.Published at
                        && at.jwksUrl().equals(jku))) {
            throw TokenRefused.unproven("jku differs from the JWKS URL registered for the client.");
        }
    }

    private static void checkAudience(List<String> stated, Set<String> accepted) {
        if (stated.size() != 1 || !accepted.contains(stated.get(0))) {
            throw TokenRefused.client("aud of the assertion must be this token endpoint's URL alone.");
        }
    }

    private Instant checkTimes(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date expiry = claims.getExpirationTime();
        if (expiry == null || !expiry.toInstant().isAfter(now)) {
            throw TokenRefused.client("The assertion has expired, or states no exp.");
        }
        if (expiry.toInstant().isAfter(now.plus(LONGEST_LIFE))) {
            throw TokenRefused.client("exp of the assertion must be at most five minutes ahead.");
        }
        if (later(claims.getNotBeforeTime(), now) || later(claims.getIssueTime(), now)) {
            throw TokenRefused.client("The assertion is not valid yet: check the client's clock.");
        }
        return expiry.toInstant();
    }

    private static boolean later(@Nullable Date stated, Instant now) {
        return stated != null && stated.toInstant().isAfter(now.plus(CLOCK_SKEW));
    }

    private void spend(Partner partner, @Nullable String jti, Instant expiry) {
        if (jti == null || jti.isBlank()) {
            throw TokenRefused.client("The assertion states no jti.");
        }
        if (!spent.spend(partner.id(), jti, expiry)) {
            throw TokenRefused.client("The assertion was used before: each needs a jti of its own.");
        }
    }
}
