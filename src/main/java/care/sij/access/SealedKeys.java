package care.sij.access;

/** Seals keys that are kept in the database, so that the database alone does not give them away. */
public interface SealedKeys {

    /** Seals {@code plain}; only the same {@code purpose} opens it again. */
    byte[] seal(byte[] plain, String purpose);

    /**
     * Opens what {@link #seal} sealed.
     *
     * @throws IllegalStateException when it was sealed by another key or for another purpose, or was changed
     */
    byte[] open(byte[] sealed, String purpose);
}
