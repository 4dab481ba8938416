package care.sij.exchange.hl7v2;

/** What became of a message, with its codes in original mode and in the two steps of enhanced mode (table 0008). */
enum Verdict {
    /** Taken and committed. */
    TAKEN("AA", "CA"),
    /** Not now; the sender tries again. Nothing is kept. */
    LATER("AE", "CE"),
    /** Refused for its content when it was processed. */
    REFUSED("AE", "CA"),
    /** Refused for its content before it was processed; nothing is kept and sending it again does not help. */
    UNREADABLE("AE", "CR"),
    /** Not a message that is spoken here. */
    REJECTED("AR", "CR");

    private final String application;
    private final String commit;

    Verdict(String application, String commit) {
        this.application = application;
        this.commit = commit;
    }

    /** MSA-1 of the application acknowledgement, and of the only one in original mode. */
    String application() {
        return application;
    }

    /** MSA-1 of the accept acknowledgement. */
    String commit() {
        return commit;
    }

    boolean isKept() {
        return commit.equals("CA");
    }
}
