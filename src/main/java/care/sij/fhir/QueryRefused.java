package care.sij.fhir;

/** A search parameter that cannot be compiled; the message is safe to return and says what to do. */
public final class QueryRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** R4 does not define it for the type. */
        UNKNOWN,
        /** R4 defines it, this service does not serve it. */
        UNSUPPORTED,
        /** The value is not of the parameter's kind. */
        INVALID
    }

    private final Kind kind;

    QueryRefused(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
