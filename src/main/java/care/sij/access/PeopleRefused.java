package care.sij.access;

/** A change of an account is refused; nothing was changed. The message says what to do and is safe to return. */
public class PeopleRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final PeopleRefusal refusal;

    public PeopleRefused(PeopleRefusal refusal, String message) {
        super(message);
        this.refusal = refusal;
    }

    public PeopleRefusal refusal() {
        return refusal;
    }
}
