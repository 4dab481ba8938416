package care.sij.access.token;

import care.sij.access.Person;
import care.sij.access.PersonRole;
import care.sij.access.signin.Vouched;
import care.sij.clinical.Coded;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.oauth2.jwt.Jwt;

/** What the groups of the identity provider mean here. */
final class ProviderGroups {

    private static final int LONGEST_NAME = 200;

    private record Meaning(PersonRole role, String partner) {}

    private final List<String> claim;
    private final Map<String, Meaning> meanings;

    private ProviderGroups(List<String> claim, Map<String, Meaning> meanings) {
        this.claim = claim;
        this.meanings = meanings;
    }

    static ProviderGroups of(IdentityProviderSettings settings) {
        Map<String, Meaning> meanings = new LinkedHashMap<>();
        settings.groups().forEach((value, group) -> meanings.put(value, meaning(value, group)));
        return new ProviderGroups(List.of(settings.roleClaim().split("\\.", -1)), meanings);
    }

    private static Meaning meaning(String value, IdentityProviderSettings.Group group) {
        PersonRole role = Coded.find(PersonRole.values(), group.role())
                .orElseThrow(() -> new IllegalArgumentException("sij.identity-provider.groups." + value
                        + ".role is coordinator, clinician, integration-admin or auditor"));
        return new Meaning(role, group.partner());
    }

    Optional<Person> person(Jwt token) {
        List<Meaning> meant = values(token)
                .flatMap(value -> Optional.ofNullable(meanings.get(value)).stream())
                .distinct()
                .toList();
        String subject = String.valueOf(token.getSubject());
        return meant.size() == 1 && Person.isSubject(subject)
                ? Optional.of(Person.ofIdentityProvider(
                        subject, name(token), meant.get(0).role(), meant.get(0).partner()))
                : Optional.empty();
    }

    /** The person, with those groups that say what it is here. */
    Optional<Vouched> vouched(Jwt token, String issuer) {
        Set<String> known = values(token).filter(meanings::containsKey).collect(Collectors.toSet());
        return person(token).map(person -> new Vouched(issuer, person, known));
    }

    /** Whether all that is left of the groups means what the person is. */
    boolean mean(Vouched vouched) {
        Set<Meaning> meant = vouched.groups().stream()
                .flatMap(value -> Optional.ofNullable(meanings.get(value)).stream())
                .collect(Collectors.toSet());
        Person person = vouched.person();
        return meant.equals(Set.of(new Meaning(person.role(), person.partner())));
    }

    private Stream<String> values(Jwt token) {
        Object value = token.getClaims();
        for (String part : claim) {
            value = value instanceof Map<?, ?> within ? within.get(part) : null;
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf);
        }
        return Stream.ofNullable(value).map(String::valueOf);
    }

    private static String name(Jwt token) {
        String stated = Optional.ofNullable(token.getClaimAsString("name")).orElse("");
        String shown = stated.codePoints()
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return shown.isEmpty() ? "unnamed" : shown.substring(0, Math.min(shown.length(), LONGEST_NAME));
    }
}
