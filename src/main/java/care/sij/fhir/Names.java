package care.sij.fhir;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names of elements as a sender wrote them; one that looks unlike an element of FHIR may be patient data. */
final class Names {

    private static final int LONGEST = 40;

    private Names() {}

    /** The name itself if it is a resource type or has the shape of an element name, else {@code ?}. */
    static String safe(@Nullable String name) {
        return Optional.ofNullable(name)
                .filter(candidate -> isElementName(candidate)
                        || FhirR4.context().getResourceTypes().contains(candidate))
                .orElse("?");
    }

    /** {@code _?[a-z][A-Za-z0-9]{0,39}}, by hand: asked for every name of every body. */
    private static boolean isElementName(String name) {
        int start = name.startsWith("_") ? 1 : 0;
        int length = name.length() - start;
        if (length < 1 || length > LONGEST || name.charAt(start) < 'a' || name.charAt(start) > 'z') {
            return false;
        }
        for (int index = start; index < name.length(); index++) {
            if (!isLetterOrDigit(name.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }
}
