package care.sij.careplan.policy;

/** A policy file is not understood; the message names the file and the key, and nothing else of it. */
public final class PolicyFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PolicyFileException(String place, String problem) {
        super(place + ": " + problem);
    }
}
