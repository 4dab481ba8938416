package care.sij.access.signin;

import care.sij.access.Person;
import java.util.Set;

/**
 * Somebody whom the organisation's identity provider vouched for.
 *
 * @param issuer the provider
 * @param person what the person is here, as its groups meant then
 * @param groups those of its groups that meant it
 */
public record Vouched(String issuer, Person person, Set<String> groups) {

    public Vouched {
        groups = Set.copyOf(groups);
    }
}
