package care.sij.partner;

/** A code map is not set, since it was to take the place of another version than the current one. */
public final class CodeMapChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param current the version that holds; 0 when there is none */
    public CodeMapChanged(int current) {
        super(
                "Version " + current + " is current (0: there is none). Look at it and name it with `replaces`.",
                null,
                false,
                false);
    }

    /** In a sentence, with the remedy. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
