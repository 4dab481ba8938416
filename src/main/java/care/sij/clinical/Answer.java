package care.sij.clinical;

/** The answer to a question about something that may be known only in part. */
public enum Answer {
    YES,
    NO,
    UNKNOWN;

    /** Yes or no, as told by {@code holds}. */
    public static Answer of(boolean holds) {
        return holds ? YES : NO;
    }

    /** The answer to "this and that": no before unknown before yes. */
    public Answer and(Answer other) {
        if (this == NO || other == NO) {
            return NO;
        }
        return this == YES && other == YES ? YES : UNKNOWN;
    }
}
