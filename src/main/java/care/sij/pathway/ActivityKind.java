package care.sij.pathway;

import care.sij.clinical.Coded;
import java.util.Optional;

/** The kind of an activity of the plan. */
public enum ActivityKind implements Coded {
    REFERRAL("referral"),
    ASSESSMENT("assessment"),
    CONSERVATIVE_CARE("conservative-care"),
    DIAGNOSTIC_INJECTION("diagnostic-injection"),
    THERAPEUTIC_INJECTION("therapeutic-injection"),
    ELIGIBILITY("eligibility"),
    FUSION("fusion"),
    REVISION("revision"),
    FOLLOW_UP("follow-up");

    private final String code;

    ActivityKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<ActivityKind> of(String code) {
        return Coded.find(values(), code);
    }
}
