package care.sij.access.token;

import care.sij.access.Agent;
import care.sij.access.SmartScopes;
import care.sij.access.people.KnownPeople;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRole;
import care.sij.partner.Partners;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether an access token stands (RFC 7662, in the form of SMART 2.2.0, "Token introspection"), and its end (RFC 7009).
 * Clients prove who they are as at the token endpoint, by an assertion addressed to that. A client learns of and ends
 * its own tokens; an auditor learns of all.
 */
@RestController
class TokenStanding {

    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final ClientAssertions assertions;
    private final Audiences audiences;
    private final JwtDecoder tokens;
    private final RevokedTokens revoked;
    private final Partners partners;
    private final RegisteredScopes registered;
    private final KnownPeople people;

    TokenStanding(
            ClientAssertions assertions,
            Audiences audiences,
            JwtDecoder tokens,
            RevokedTokens revoked,
            Partners partners,
            RegisteredScopes registered,
            KnownPeople people) {
        this.assertions = assertions;
        this.audiences = audiences;
        this.tokens = tokens;
        this.revoked = revoked;
        this.partners = partners;
        this.registered = registered;
        this.people = people;
    }

    /** {@code active} alone of a token that is not valid, or not this client's to know. */
    @PostMapping("/oauth2/introspect")
    ResponseEntity<Map<String, Object>> introspect(HttpServletRequest request) {
        Partner client = authenticated(request);
        return TokenAnswers.ok(standing(request)
                .filter(token -> isOf(client, token) || client.role() == PartnerRole.AUDITOR)
                .map(token -> noted(token, client, request))
                .flatMap(this::described)
                .orElse(INACTIVE));
    }

    /** The same answer whether the token was valid or not, as RFC 7009, 2.2, demands. */
    @PostMapping("/oauth2/revoke")
    ResponseEntity<Map<String, Object>> revoke(HttpServletRequest request) {
        Partner client = authenticated(request);
        standing(request)
                .filter(token -> isOf(client, token))
                .map(token -> noted(token, client, request))
                .ifPresent(token -> revoked.revoke(stated(token, "jti"), expiry(token)));
        return TokenAnswers.ok(Map.of());
    }

    private Partner authenticated(HttpServletRequest request) {
        Partner client = assertions.authenticate(ClientForm.read(request), audiences.of(request));
        new Agent(client.id(), "").noteOn(request);
        return client;
    }

    /** With the token that the request is about. */
    private static Jwt noted(Jwt token, Partner client, HttpServletRequest request) {
        new Agent(client.id(), stated(token, "jti")).noteOn(request);
        return token;
    }

    private Optional<Jwt> standing(HttpServletRequest request) {
        String token = ClientForm.required(request, "token");
        try {
            return Optional.of(tokens.decode(token));
        } catch (JwtException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * As the registration has it today: empty when it was withdrawn, or nothing of the scopes is registered any more.
     */
    private Optional<Map<String, Object>> described(Jwt token) {
        return mostGranted(token)
                .map(most -> scope(token, most))
                .filter(scope -> !scope.isEmpty())
                .map(scope -> described(token, scope));
    }

    /** As it was told when the token was issued, as far as it is still allowed. */
    private static String scope(Jwt token, SmartScopes most) {
        String issued = stated(token, "scope");
        Stream<String> aboutThePerson =
                Arrays.stream(issued.split(" ", -1)).filter(GrantedToPerson.ABOUT_THE_PERSON::contains);
        String resources = SmartScopes.parse(issued).within(most).toString();
        return Stream.concat(aboutThePerson, Stream.of(resources))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** What the registration of a partner, or the role of a person, allows. */
    private Optional<SmartScopes> mostGranted(Jwt token) {
        String subject = stated(token, "sub");
        return subject.equals(stated(token, "client_id"))
                ? partners.byId(subject).map(registered::of)
                : people.bySignature(subject).map(person -> person.role().scopes());
    }

    private static Map<String, Object> described(Jwt token, String scope) {
        Map<String, Object> standing = new LinkedHashMap<>();
        standing.put("active", true);
        standing.put("scope", scope);
        standing.put("client_id", stated(token, "client_id"));
        standing.put("token_type", "bearer");
        standing.put("exp", expiry(token).getEpochSecond());
        standing.put("sub", stated(token, "sub"));
        standing.put("aud", Optional.ofNullable(token.getAudience()).orElse(List.of()));
        standing.put("iss", stated(token, "iss"));
        standing.put("jti", stated(token, "jti"));
        Optional.ofNullable(token.getClaimAsString(PersonTokens.FHIR_USER))
                .ifPresent(user -> standing.put(PersonTokens.FHIR_USER, user));
        return standing;
    }

    private static boolean isOf(Partner client, Jwt token) {
        return stated(token, "sub").equals(client.id());
    }

    /** Claims that every token of ours has. */
    private static String stated(Jwt token, String claim) {
        return Optional.ofNullable(token.getClaimAsString(claim)).orElseThrow();
    }

    private static Instant expiry(Jwt token) {
        return Optional.ofNullable(token.getExpiresAt()).orElseThrow();
    }
}
