package care.sij.pathway;

import care.sij.clinical.Coded;
import java.util.Optional;

/** Which readings after a block count: five definitions that do not agree (clinical.md 2.2). */
public enum ReadingRule implements Coded {
    /** At 30 or at 60 minutes, the better one (INSITE, SIFI; S17). */
    ANY_30_60("best of 30 and 60 min"),
    /** The average of the first hour (S17). */
    MEAN_FIRST_HOUR("mean of the first hour"),
    /** For as long as the anaesthetic is expected to last (eviCore CMM-611, S4a). */
    SUSTAINED_EXPECTED("for the agent's expected duration"),
    /** More than 80 percent at more than two hours, whatever threshold the policy has (S41). */
    GT80_AFTER_2H("more than 80 % after 2 h"),
    /** The last reading on the scale of the first (Medicare NGS FAQ, S2b). */
    SAME_SCALE_FOLLOWUP("last reading on the same scale");

    private final String words;

    ReadingRule(String words) {
        this.words = words;
    }

    /** The name of the rule as policies write it. */
    @Override
    public String code() {
        return name();
    }

    /** The rule in words. */
    public String words() {
        return words;
    }

    /** Returns the rule with this name; empty when no rule has it. */
    public static Optional<ReadingRule> of(String code) {
        return Coded.find(values(), code);
    }
}
