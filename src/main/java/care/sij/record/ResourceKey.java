package care.sij.record;

import java.util.function.IntPredicate;

/**
 * FHIR type and logical id of a resource.
 *
 * @param type a FHIR resource type name, e.g. {@code CarePlan}
 * @param id a FHIR id: 1 to 64 of {@code A-Z a-z 0-9 - .}
 */
public record ResourceKey(String type, String id) implements Comparable<ResourceKey> {

    private static final int LONGEST = 64;

    public ResourceKey {
        if (!isTypeName(type)) {
            throw new IllegalArgumentException("not a resource type name");
        }
        if (!isId(id)) {
            throw new IllegalArgumentException("not a FHIR id");
        }
    }

    /**
     * The key of a relative reference {@code Type/id}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static ResourceKey of(String reference) {
        int slash = reference.indexOf('/');
        return new ResourceKey(reference.substring(0, Math.max(0, slash)), reference.substring(slash + 1));
    }

    /** By hand: keys are made by the hundred for each message, and a pattern took a twelfth of a message's time. */
    private static boolean isTypeName(String name) {
        return name.length() > 1 && name.charAt(0) <= 'Z' && consistsOf(name, ResourceKey::isLetter);
    }

    private static boolean isId(String id) {
        return !id.isEmpty() && consistsOf(id, ResourceKey::isOfId);
    }

    private static boolean consistsOf(String text, IntPredicate allowed) {
        if (text.length() > LONGEST) {
            return false;
        }
        for (int index = 0; index < text.length(); index++) {
            if (!allowed.test(text.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(int character) {
        return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
    }

    private static boolean isOfId(int character) {
        return isLetter(character) || (character >= '0' && character <= '9') || character == '-' || character == '.';
    }

    /** The relative reference {@code Type/id}. */
    public String reference() {
        return type + "/" + id;
    }

    @Override
    public int compareTo(ResourceKey other) {
        int types = type.compareTo(other.type);
        return types == 0 ? id.compareTo(other.id) : types;
    }
}
