package care.sij.access.token;

import care.sij.access.AskedScopes;
import care.sij.access.Person;
import care.sij.access.SmartScopes;
import care.sij.access.signin.AuthorizationCodes.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a person's app gets of what it asked for.
 *
 * @param identity whether it is told who signed in ({@code openid})
 * @param fhirUser whether it is told which Practitioner that is
 */
record GrantedToPerson(SmartScopes resources, boolean identity, boolean fhirUser) {

    /** Scopes that open nothing but say what the app is told of the person. */
    static final Set<String> ABOUT_THE_PERSON = Set.of("openid", PersonTokens.FHIR_USER);

    static GrantedToPerson of(Grant grant, Person person, AskedScopes reader) {
        Set<String> asked = grant.scopes();
        boolean identity = asked.contains("openid");
        SmartScopes resources = reader.readAll(String.join(" ", asked)).orElse(new SmartScopes(Set.of()));
        return new GrantedToPerson(
                person.role().scopes().intersect(resources),
                identity,
                identity
                        && asked.contains(PersonTokens.FHIR_USER)
                        && person.practitioner().isPresent());
    }

    boolean isNothing() {
        return resources.isEmpty() && !identity;
    }

    /** As it is told, separated by spaces. */
    @Override
    public String toString() {
        List<String> scopes = new ArrayList<>();
        if (identity) {
            scopes.add("openid");
        }
        if (fhirUser) {
            scopes.add(PersonTokens.FHIR_USER);
        }
        if (!resources.isEmpty()) {
            scopes.add(resources.toString());
        }
        return String.join(" ", scopes);
    }
}
