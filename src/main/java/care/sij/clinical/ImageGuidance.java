package care.sij.clinical;

import java.util.Optional;

/** How the needle was guided into the joint (clinical.md 2.1). */
public enum ImageGuidance implements Coded {
    FLUOROSCOPY("fluoroscopy"),
    CT("ct"),
    ULTRASOUND("ultrasound"),
    NONE("none");

    private final String code;

    ImageGuidance(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<ImageGuidance> of(String code) {
        return Coded.find(values(), code);
    }
}
