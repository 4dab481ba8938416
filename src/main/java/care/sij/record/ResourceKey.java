package care.sij.record;

import java.util.regex.Pattern;

/**
 * FHIR type and logical id of a resource.
 *
 * @param type a FHIR resource type name, e.g. {@code CarePlan}
 * @param id a FHIR id: 1 to 64 of {@code A-Z a-z 0-9 - .}
 */
public record ResourceKey(String type, String id) implements Comparable<ResourceKey> {

    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    public ResourceKey {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("not a resource type name");
        }
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a FHIR id");
        }
    }

    /** The relative reference {@code Type/id}. */
    public String reference() {
        return type + "/" + id;
    }

    @Override
    public int compareTo(ResourceKey other) {
        return reference().compareTo(other.reference());
    }
}
