package care.sij.console.frame;

/** A filter or a field of a page has a value that it cannot have; the message names the field and what it takes. */
public class IllegalFilter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message names field and remedy and repeats nothing that was typed */
    public IllegalFilter(String message) {
        super(message);
    }
}
