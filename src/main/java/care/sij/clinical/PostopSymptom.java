package care.sij.clinical;

import java.util.Optional;

/** A symptom after surgery that asks for attention (clinical.md 5.6). */
public enum PostopSymptom implements Coded {
    CALF_PAIN("calf-pain"),
    CALF_SWELLING("calf-swelling"),
    CHEST_PAIN("chest-pain"),
    DYSPNOEA("dyspnoea"),
    FALL("fall"),
    SUDDEN_PAIN("sudden-pain");

    private final String code;

    PostopSymptom(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<PostopSymptom> of(String code) {
        return Coded.find(values(), code);
    }
}
