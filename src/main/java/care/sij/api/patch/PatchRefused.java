package care.sij.api.patch;

/** A patch is not done, nothing of it; the message names the operation and is safe to return. */
public final class PatchRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** It is no patch, whatever it is to change. */
        UNREADABLE,
        /** It cannot be done to this resource. */
        NOT_APPLICABLE
    }

    private final Kind kind;

    private PatchRefused(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    static PatchRefused unreadable(String message) {
        return new PatchRefused(Kind.UNREADABLE, message);
    }

    /** @param index of the operation in the patch, from 0 */
    static PatchRefused at(int index, String problem) {
        return new PatchRefused(
                Kind.NOT_APPLICABLE, "Operation " + index + " (counted from 0) is not done: " + problem);
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong, and what to do. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
