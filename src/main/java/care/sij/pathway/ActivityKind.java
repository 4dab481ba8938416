package care.sij.pathway;

import care.sij.clinical.Coded;
import care.sij.clinical.InjectionPurpose;
import java.util.Optional;

/** The kind of an activity of the plan. */
public enum ActivityKind implements Coded {
    REFERRAL("referral", "Referral for sacroiliac joint care"),
    ASSESSMENT("assessment", "Examination and imaging of the sacroiliac joint"),
    CONSERVATIVE_CARE("conservative-care", "Conservative care"),
    DIAGNOSTIC_INJECTION("diagnostic-injection", "Diagnostic block of the sacroiliac joint"),
    THERAPEUTIC_INJECTION("therapeutic-injection", "Therapeutic injection of the sacroiliac joint"),
    ELIGIBILITY("eligibility", "Decision about fusion"),
    FUSION("fusion", "Fusion of the sacroiliac joint"),
    REVISION("revision", "Revision of the fusion"),
    FOLLOW_UP("follow-up", "Follow-up visit");

    private final String code;
    private final String title;

    ActivityKind(String code, String title) {
        this.code = code;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    /** What people read. */
    public String title() {
        return title;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<ActivityKind> of(String code) {
        return Coded.find(values(), code);
    }

    static ActivityKind of(InjectionPurpose purpose) {
        return switch (purpose) {
            case DIAGNOSTIC -> DIAGNOSTIC_INJECTION;
            case THERAPEUTIC -> THERAPEUTIC_INJECTION;
        };
    }

    static ActivityKind of(PlannedProcedure.Kind kind) {
        return switch (kind) {
            case DIAGNOSTIC_INJECTION -> DIAGNOSTIC_INJECTION;
            case THERAPEUTIC_INJECTION -> THERAPEUTIC_INJECTION;
            case FUSION -> FUSION;
        };
    }
}
