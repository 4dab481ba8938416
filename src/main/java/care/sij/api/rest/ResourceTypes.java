package care.sij.api.rest;

import care.sij.fhir.SearchParameters;
import care.sij.record.ResourceKey;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The resource types of R4. */
@Component
public class ResourceTypes {

    private final Set<String> names;

    ResourceTypes(SearchParameters parameters) {
        names = parameters.types();
    }

    /** In the order of the alphabet. */
    public Set<String> all() {
        return names;
    }

    /** The type, when it is one. */
    public String require(String type) {
        if (!names.contains(type)) {
            throw new RequestRefused(Refusal.UNKNOWN_TYPE, "FHIR R4 has no resource type `" + shortened(type) + "`.");
        }
        return type;
    }

    /** The key of a path; what cannot be an id does not exist. */
    public ResourceKey key(String type, String id) {
        require(type);
        if (!id.matches("[A-Za-z0-9\\-.]{1,64}")) {
            throw new RequestRefused(Refusal.NOT_FOUND, "There is no such " + type + ".");
        }
        return new ResourceKey(type, id);
    }

    private static String shortened(String type) {
        return type.substring(0, Math.min(type.length(), 64));
    }
}
