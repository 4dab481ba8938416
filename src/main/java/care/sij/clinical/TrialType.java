package care.sij.clinical;

import java.util.Optional;

/** A kind of conservative care (clinical.md 3). */
public enum TrialType implements Coded {
    PHYSICAL_THERAPY("physical-therapy"),
    HOME_EXERCISE("home-exercise"),
    MEDICATION("medication"),
    SI_BELT("si-belt"),
    ACTIVITY_MODIFICATION("activity-modification"),
    MANIPULATION("manipulation"),
    RADIOFREQUENCY_ABLATION("radiofrequency-ablation");

    private final String code;

    TrialType(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<TrialType> of(String code) {
        return Coded.find(values(), code);
    }
}
