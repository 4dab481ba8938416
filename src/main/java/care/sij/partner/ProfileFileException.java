package care.sij.partner;

/** A capability profile is not understood; the message names the file and the entry. */
public final class ProfileFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProfileFileException(String place, String problem) {
        super(place + ": " + problem);
    }
}
