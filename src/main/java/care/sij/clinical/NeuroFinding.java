package care.sij.clinical;

import java.util.Optional;

/** A neurological finding after surgery (clinical.md 5.6). */
public enum NeuroFinding implements Coded {
    UNCHANGED("unchanged"),
    MOTOR_DEFICIT("motor-deficit"),
    RADICULAR_PAIN("radicular-pain"),
    SADDLE_ANAESTHESIA("saddle-anaesthesia"),
    BLADDER_BOWEL_CHANGE("bladder-bowel-change");

    private final String code;

    NeuroFinding(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<NeuroFinding> of(String code) {
        return Coded.find(values(), code);
    }
}
