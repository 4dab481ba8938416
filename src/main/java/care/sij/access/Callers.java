package care.sij.access;

/** Who is calling. */
public interface Callers {

    /**
     * The caller of the current request.
     *
     * @throws AccessRefused when the request carries no valid token, or its partner is registered no more
     */
    Caller current();
}
