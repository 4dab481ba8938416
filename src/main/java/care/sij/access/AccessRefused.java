package care.sij.access;

/** The caller may not do what it asked for. The message says what is missing and what to do; it is safe to return. */
public class AccessRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    public AccessRefused(Refusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
