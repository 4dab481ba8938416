package care.sij.fhir;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of elements as a sender wrote them; one that looks unlike an element of FHIR may be patient data. */
final class Names {

    private static final Pattern ELEMENT = Pattern.compile("_?[a-z][A-Za-z0-9]{0,39}");

    private Names() {}

    /** The name itself if it is a resource type or has the shape of an element name, else {@code ?}. */
    static String safe(@Nullable String name) {
        return Optional.ofNullable(name)
                .filter(candidate -> ELEMENT.matcher(candidate).matches()
                        || FhirR4.context().getResourceTypes().contains(candidate))
                .orElse("?");
    }
}
