package care.sij.pathway;

import care.sij.clinical.Coded;
import java.util.Optional;

/** How far an episode has come, in the order of the way; the furthest stage that holds is the episode's (DESIGN 5). */
public enum Stage implements Coded {
    REFERRED("referred"),
    ASSESSMENT("assessment"),
    CONSERVATIVE_CARE("conservative-care"),
    DIAGNOSTIC_INJECTION("diagnostic-injection"),
    THERAPEUTIC_INJECTION("therapeutic-injection"),
    FUSION_ELIGIBILITY("fusion-eligibility"),
    FUSION_SCHEDULED("fusion-scheduled"),
    POST_OP("post-op"),
    COMPLETED("completed"),
    EXITED("exited");

    private final String code;

    Stage(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<Stage> of(String code) {
        return Coded.find(values(), code);
    }
}
