package care.sij.population;

import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;

/** References (R4 search.html section 3.1.1.4.12), as they are written in the resource. */
final class References {

    private final String base;

    /** References below this base are ones to the service itself. */
    References(String base) {
        this.base = base + "/";
    }

    /** {@code Type/id} of what is here, or the address of what is elsewhere; none of what is contained. */
    Optional<String> target(Base element) {
        Optional<String> literal = element instanceof Reference reference
                ? Optional.ofNullable(reference.getReference())
                : element instanceof PrimitiveType<?> canonical
                        ? Optional.ofNullable(canonical.primitiveValue())
                        : Optional.empty();
        return literal.filter(text -> !text.startsWith("#")).map(this::versionless);
    }

    private String versionless(String text) {
        String relative = text.startsWith(base) ? text.substring(base.length()) : text;
        return relative.replaceAll("/_history/.*", "");
    }

    boolean hold(Base element, String modifier, String asked) {
        if (modifier.equals("identifier")) {
            return element instanceof Reference reference
                    && reference.hasIdentifier()
                    && Tokens.hold(reference.getIdentifier(), asked);
        }
        String wanted = versionless(Written.plain(asked));
        return target(element)
                .filter(target -> matches(target, modifier, wanted))
                .isPresent();
    }

    private static boolean matches(String target, String modifier, String wanted) {
        if (wanted.contains("/") || wanted.contains(":")) {
            return target.equals(wanted) || target.startsWith(wanted + "|") && target.contains(":");
        }
        return modifier.isEmpty()
                ? target.matches("[A-Za-z]+/.*") && target.endsWith("/" + wanted)
                : target.equals(modifier + "/" + wanted);
    }
}
