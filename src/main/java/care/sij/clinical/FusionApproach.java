package care.sij.clinical;

import java.util.Optional;

/** The surgical way into the joint, and whether its implants cross the joint (clinical.md 4.4). */
public enum FusionApproach implements Coded {
    LATERAL_TRANSFIXING("lateral-transfixing", Answer.YES),
    POSTERIOR_INTRAARTICULAR("posterior-intraarticular", Answer.NO),
    POSTEROLATERAL("posterolateral", Answer.UNKNOWN),
    HYBRID("hybrid", Answer.UNKNOWN),
    OPEN("open", Answer.UNKNOWN);

    private final String code;
    private final Answer transfixing;

    FusionApproach(String code, Answer transfixing) {
        this.code = code;
        this.transfixing = transfixing;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether the implants go through ilium, joint and sacrum; unknown where the approach alone does not tell. */
    public Answer transfixing() {
        return transfixing;
    }

    /** Returns the approach with this wire code; empty when no constant has it. */
    public static Optional<FusionApproach> of(String code) {
        return Coded.find(values(), code);
    }
}
