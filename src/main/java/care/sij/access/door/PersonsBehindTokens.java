package care.sij.access.door;

import care.sij.access.AccessRefused;
import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.access.Refusal;
import care.sij.access.SmartScopes;
import care.sij.access.people.KnownPeople;
import care.sij.access.token.IdentityProvider;
import care.sij.partner.Partner;
import care.sij.partner.PartnerRole;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** The person behind a token, as its account, or what the identity provider says, is now. */
@Component
class PersonsBehindTokens {

    private static final int MOST = 10_000;

    /** What a role may be granted and what a token says it was. */
    private record Claim(PersonRole role, String scopes) {}

    private final KnownPeople people;
    private final IdentityProvider provider;
    private final Cache<Claim, SmartScopes> granted =
            Caffeine.newBuilder().maximumSize(MOST).build();

    PersonsBehindTokens(KnownPeople people, IdentityProvider provider) {
        this.people = people;
        this.provider = provider;
    }

    /**
     * Empty for a token that a partner got for itself.
     *
     * @throws AccessRefused when the account was closed, the person works for another partner now, or its groups mean
     *     no role here
     */
    Optional<Person> behind(Jwt token) {
        if (provider.issued(token)) {
            return Optional.of(provider.person(token)
                    .orElseThrow(() -> refused("The groups of this token mean no role here, or several.")));
        }
        if (isOfPartner(token)) {
            return Optional.empty();
        }
        return Optional.of(people.bySignature(String.valueOf(token.getSubject()))
                .orElseThrow(() -> refused("The account of this token is closed.")));
    }

    /** Whether a partner got the token for itself. */
    boolean isOfPartner(Jwt token) {
        return !provider.issued(token)
                && String.valueOf(token.getSubject()).equals(token.getClaimAsString("client_id"));
    }

    /** An auditor's people see everything, so only auditors are among them. */
    void requireFitting(Person person, Partner partner) {
        if ((partner.role() == PartnerRole.AUDITOR) != (person.role() == PersonRole.AUDITOR)) {
            throw refused("The person's role does not fit the partner it works for.");
        }
    }

    /** What the token says it grants, as far as the person's role holds it today. */
    SmartScopes granted(Person person, Jwt token, String claimed) {
        if (provider.issued(token)) {
            return provider.granted(person, token);
        }
        return granted.get(
                new Claim(person.role(), claimed),
                claim -> claim.role().scopes().intersect(SmartScopes.parse(claim.scopes())));
    }

    private static AccessRefused refused(String reason) {
        return new AccessRefused(Refusal.NOT_REGISTERED, reason + " Ask an administrator.");
    }
}
