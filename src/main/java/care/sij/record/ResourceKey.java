package care.sij.record;

/**
 * FHIR type and logical id of a resource.
 *
 * @param type a FHIR resource type name, e.g. {@code CarePlan}
 * @param id a FHIR id: 1 to 64 of {@code A-Z a-z 0-9 - .}
 */
public record ResourceKey(String type, String id) implements Comparable<ResourceKey> {

    public ResourceKey {
        if (!type.matches("[A-Z][A-Za-z]{1,63}")) {
            throw new IllegalArgumentException("not a resource type name");
        }
        if (!id.matches("[A-Za-z0-9\\-.]{1,64}")) {
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
