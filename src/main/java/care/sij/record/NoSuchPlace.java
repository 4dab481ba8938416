package care.sij.record;

/** A cursor names no place of this order: it was made up, as its checksum is no secret. */
public class NoSuchPlace extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says nothing of what the cursor holds. */
    public NoSuchPlace() {
        super("the cursor names no place");
    }
}
