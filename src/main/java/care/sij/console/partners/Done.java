package care.sij.console.partners;

import care.sij.clinical.Coded;

/** What was done, as the page says it that is shown after it. */
enum Done implements Coded {
    NOTHING("nothing", ""),
    HELD("held", "Nothing is sent to this partner until it is released. What is told meanwhile waits."),
    RELEASED("released", "Sending to this partner goes on."),
    CHANGED("changed", "The configuration was changed; it is in force."),
    SAME("same", "Nothing was changed: it says what it said before."),
    ROLLED_BACK("rolled-back", "The configuration says again what it said in that version; it is in force."),
    WITHDRAWN("withdrawn", "The partner was withdrawn. A rollback brings it back."),
    LIVE("live", "The partner is connected. Messages are taken and sent from now on."),
    LIVE_WITHOUT_MAPS(
            "live-without-maps",
            "The partner is connected. The code maps that were chosen could not be copied; set them under Codes."),
    NOTED("noted", "It was written down."),
    ENDED("ended", "The draft was removed.");

    private final String code;
    private final String text;

    Done(String code, String text) {
        this.code = code;
        this.text = text;
    }

    @Override
    public String code() {
        return code;
    }

    /** What it says to a code in an address; nothing to one that is none. */
    static String text(String code) {
        return Coded.find(values(), code).orElse(NOTHING).text;
    }
}
