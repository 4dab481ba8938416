package care.sij.console.frame;

/** There is no such page, or nothing on it that this person may see: both look the same. */
public class NotThere extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
