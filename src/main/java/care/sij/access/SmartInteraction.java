package care.sij.access;

/** The five letters of a SMART 2.2.0 scope, in the order a scope must list them. */
public enum SmartInteraction {
    /** Create; also sending a message, as {@code MessageHeader}. */
    CREATE('c'),
    /** Read, version read and instance history. */
    READ('r'),
    /** Update and patch. */
    UPDATE('u'),
    DELETE('d'),
    /** Search, type history and system history. */
    SEARCH('s');

    private final char letter;

    SmartInteraction(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }
}
