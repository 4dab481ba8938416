package care.sij.access.token;

import care.sij.access.Agent;
import care.sij.access.Person;
import care.sij.access.people.KnownPeople;
import care.sij.access.people.KnownPeople.Known;
import care.sij.access.signin.AuthorizationCodes;
import care.sij.access.signin.AuthorizationCodes.Grant;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Issues tokens to apps of people for a code (RFC 6749, 4.1.3): never more than the person's role holds. */
@RestController
class CodeGrant {

    private final AuthorizationCodes codes;
    private final KnownPeople people;
    private final PersonTokens tokens;
    private final RevokedTokens revoked;
    private final ScopeReader reader;
    private final Clock clock;

    CodeGrant(
            AuthorizationCodes codes,
            KnownPeople people,
            PersonTokens tokens,
            RevokedTokens revoked,
            ScopeReader reader,
            Clock clock) {
        this.codes = codes;
        this.people = people;
        this.tokens = tokens;
        this.revoked = revoked;
        this.reader = reader;
        this.clock = clock;
    }

    @PostMapping(path = "/oauth2/token", params = "grant_type=authorization_code")
    ResponseEntity<Map<String, Object>> token(HttpServletRequest request) {
        CodeForm form = CodeForm.read(request);
        String id = tokens.freshId();
        Grant grant = spent(form, id);
        Person person = people.byLogin(grant.login())
                .filter(known -> known.version() == grant.version())
                .map(Known::person)
                .orElseThrow(CodeGrant::refused);
        new Agent(person.signature(), id).noteOn(request);
        GrantedToPerson granted = GrantedToPerson.of(grant, person, reader);
        if (granted.isNothing()) {
            throw new TokenRefused(
                    TokenError.INVALID_SCOPE, "None of the requested scopes belongs to the person's role.");
        }
        return TokenAnswers.ok(answer(grant, person, granted, id));
    }

    /** A code that comes again ends the token it was spent for: one of the two was stolen (RFC 6749, 4.1.2). */
    private Grant spent(CodeForm form, String id) {
        Grant grant = codes.spend(form.code(), id).orElseThrow(() -> {
            codes.spentAs(form.code())
                    .ifPresent(token -> revoked.revoke(token, clock.instant().plus(AccessTokens.LIFETIME)));
            return refused();
        });
        if (!grant.app().equals(form.app())
                || !grant.redirectUri().equals(form.redirectUri())
                || !form.answers(grant.challenge())) {
            throw refused();
        }
        return grant;
    }

    private Map<String, Object> answer(Grant grant, Person person, GrantedToPerson granted, String id) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", tokens.access(grant.app(), person, granted, id));
        body.put("token_type", "bearer");
        body.put("expires_in", AccessTokens.LIFETIME.toSeconds());
        body.put("scope", granted.toString());
        if (granted.identity()) {
            body.put("id_token", tokens.identity(grant, person, granted));
        }
        return body;
    }

    private static TokenRefused refused() {
        return new TokenRefused(
                TokenError.INVALID_GRANT,
                "The code is unknown, expired or used, or was given for another client, redirect_uri or verifier.");
    }
}
