package care.sij.console.worklist;

import java.io.IOException;

/** Somebody's page that waits to hear that something changed. */
interface Ear {

    /** Whose it is. */
    String of();

    /** Whether who it belongs to is still signed in. */
    boolean isSignedIn();

    /**
     * Says it.
     *
     * @throws IOException when nobody listens any more
     */
    void say(Said said) throws IOException;

    /** Says nothing more. */
    void end();

    /** What is said: that something changed, or only that the line holds. */
    enum Said {
        CHANGED("event: changed\ndata: changed\n\n"),
        STILL_HERE(": still here\n\n");

        private final String text;

        Said(String text) {
            this.text = text;
        }

        /** As it is written (HTML, server-sent events). */
        String text() {
            return text;
        }
    }
}
