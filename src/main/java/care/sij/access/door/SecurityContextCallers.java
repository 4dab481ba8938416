package care.sij.access.door;

import care.sij.access.AccessRefused;
import care.sij.access.BrokenGlass;
import care.sij.access.Caller;
import care.sij.access.Callers;
import care.sij.access.Person;
import care.sij.access.Refusal;
import care.sij.access.SmartScopes;
import care.sij.access.token.RegisteredScopes;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The caller by the token, or the session, that Spring Security has verified. */
@Component
class SecurityContextCallers implements Callers {

    private static final int MOST = 10_000;

    /** What a partner may be granted and what its token says it was. */
    private record Claim(List<String> registered, String scopes) {}

    private final Partners partners;
    private final RegisteredScopes registered;
    private final PersonsBehindTokens persons;
    private final Cache<Claim, SmartScopes> granted =
            Caffeine.newBuilder().maximumSize(MOST).build();

    SecurityContextCallers(Partners partners, RegisteredScopes registered, PersonsBehindTokens persons) {
        this.partners = partners;
        this.registered = registered;
        this.persons = persons;
    }

    @Override
    public Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof SessionAuthentication session) {
            return inSession(session.person());
        }
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            throw new AccessRefused(Refusal.NOT_AUTHENTICATED, "This request carries no access token.");
        }
        Optional<Person> person = persons.behind(token.getToken());
        Partner partner = partner(person.map(Person::partner).orElseGet(token::getName));
        person.ifPresent(known -> persons.requireFitting(known, partner));
        String claimed = BearerScopes.claimed(token);
        return person.map(known ->
                        new Caller(partner, persons.granted(known, token.getToken(), claimed), person, brokenGlass()))
                .orElseGet(() -> new Caller(partner, granted(partner, claimed)));
    }

    /** Of a session all that the role holds. */
    private Caller inSession(Person person) {
        Partner partner = partner(person.partner());
        persons.requireFitting(person, partner);
        return new Caller(partner, person.role().scopes(), Optional.of(person), brokenGlass());
    }

    private Partner partner(String id) {
        return partners.byId(id)
                .orElseThrow(() -> new AccessRefused(
                        Refusal.NOT_REGISTERED,
                        "The client of this token is registered no more. Ask the operator to register it."));
    }

    private static Optional<BrokenGlass> brokenGlass() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? BrokenGlass.of(request.getRequest())
                : Optional.empty();
    }

    /** Read once per claim and registration. */
    private SmartScopes granted(Partner partner, String claimed) {
        return granted.get(
                new Claim(partner.scopes(), claimed),
                claim -> registered.of(partner).intersect(SmartScopes.parse(claim.scopes())));
    }
}
