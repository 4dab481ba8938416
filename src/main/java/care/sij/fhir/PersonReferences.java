package care.sij.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.RuntimeChildResourceDefinition;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which references may mean a person when they do not say of what type their target is, by R4's own definitions of
 * elements. One that may point to anything means a person only where it says whom the resource is about.
 */
public final class PersonReferences {

    private static final String PATIENT = "Patient";

    /** Others who bear numbers that are no secret, as those of a register. */
    private static final Set<String> REGISTERED = Set.of("Practitioner", "Organization");

    /** What a reference without a type may mean. */
    public enum Meaning {
        /** A person, if it means anybody. */
        PERSON,
        /** A person, or a practitioner or an organization. */
        PERHAPS_PERSON,
        /** Something else. */
        OTHER
    }

    private PersonReferences() {}

    /**
     * What a reference may mean.
     *
     * @param literal the address in it; empty when it has none
     * @param type of its target, as it says; empty when it does not
     * @param untyped what it may mean there when it says neither
     */
    static Meaning of(String literal, String type, Meaning untyped) {
        if (literal.startsWith(PATIENT + "/")
                || type.equals(PATIENT)
                || type.equals("http://hl7.org/fhir/StructureDefinition/Patient")) {
            return Meaning.PERSON;
        }
        return literal.isEmpty() && type.isEmpty() ? untyped : Meaning.OTHER;
    }

    /**
     * What a reference in an element may mean.
     *
     * @param path from the resource's type, without indexes
     */
    static Meaning of(String path, BaseRuntimeChildDefinition element) {
        boolean about = Compartments.isAbout(path);
        Set<String> targets = targets(element);
        return targets.isEmpty() ? ofAnything(about) : of(about, targets);
    }

    private static Meaning ofAnything(boolean about) {
        return about ? Meaning.PERSON : Meaning.OTHER;
    }

    private static Meaning of(boolean about, Set<String> targets) {
        if (!targets.contains(PATIENT)) {
            return Meaning.OTHER;
        }
        return about || Collections.disjoint(targets, REGISTERED) ? Meaning.PERSON : Meaning.PERHAPS_PERSON;
    }

    /** Of the types that matter here those that the element may point to; none when it may point to anything. */
    private static Set<String> targets(BaseRuntimeChildDefinition element) {
        if (element instanceof RuntimeChildResourceDefinition reference) {
            return reference.getResourceTypes().stream()
                    .filter(type -> !type.isInterface())
                    .map(Class::getSimpleName)
                    .collect(Collectors.toSet());
        }
        String name = element.getElementName().replace("[x]", "");
        return Stream.concat(Stream.of(PATIENT), REGISTERED.stream())
                .filter(type -> element.getValidChildNames().contains(name + type))
                .collect(Collectors.toSet());
    }
}
