package care.sij.partner;

/**
 * One identifier system, or all systems under a common prefix, that a partner may assert.
 *
 * @param pattern a URI, or a URI ending in {@code /*} for everything below it
 */
public record IdentifierSystem(String pattern) {

    private static final String EVERYTHING_BELOW = "/*";

    public IdentifierSystem {
        if (!pattern.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s*]+(/\\*)?")) {
            throw new IllegalArgumentException("identifier system must be a URI, or a URI ending in /*: " + pattern);
        }
    }

    boolean isPrefix() {
        return pattern.endsWith(EVERYTHING_BELOW);
    }

    /** Whether the exact system URI is this one or lies below this prefix. */
    public boolean covers(String system) {
        if (isPrefix()) {
            String prefix = pattern.substring(0, pattern.length() - 1);
            return system.length() > prefix.length() && system.startsWith(prefix);
        }
        return pattern.equals(system);
    }
}
