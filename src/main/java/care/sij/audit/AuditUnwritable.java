package care.sij.audit;

/** An audit row could not be written, so what it would have told must not go out. */
public class AuditUnwritable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public AuditUnwritable(Throwable cause) {
        super("an audit row could not be written", cause);
        this.reason = cause.getClass().getSimpleName();
    }

    /** Kind of what went wrong, without any content. */
    public String reason() {
        return reason;
    }
}
