package care.sij.clinical;

import java.util.Optional;

/** What went wrong after a procedure (clinical.md 5.5). */
public enum AdverseEventKind implements Coded {
    NERVE_IMPINGEMENT("nerve-impingement"),
    IMPLANT_MALPOSITION("implant-malposition"),
    SUPERFICIAL_INFECTION("superficial-infection"),
    DEEP_INFECTION("deep-infection"),
    DEEP_VEIN_THROMBOSIS("deep-vein-thrombosis"),
    PULMONARY_EMBOLISM("pulmonary-embolism"),
    HEMATOMA("hematoma"),
    FRACTURE("fracture"),
    PAIN_RECURRENCE("pain-recurrence");

    private final String code;

    AdverseEventKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<AdverseEventKind> of(String code) {
        return Coded.find(values(), code);
    }
}
