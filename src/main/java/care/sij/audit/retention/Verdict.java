package care.sij.audit.retention;

/** What becomes of a person's record. */
enum Verdict {
    PURGED("to be purged, or purged"),
    HELD("kept: on legal hold"),
    OPEN("kept: a plan is open"),
    WAITING("kept: a message waits to be sent"),
    CHANGED_LATELY("kept: changed within the time"),
    TOLD_LATELY("kept: shown or sent within the time"),
    NOTHING_LEFT("nothing left: purged before"),
    FAILED("kept: the purge failed, see its log");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
