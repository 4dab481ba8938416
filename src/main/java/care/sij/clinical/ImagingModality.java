package care.sij.clinical;

import java.util.Optional;

/** The technique of an imaging study (clinical.md 1.3). */
public enum ImagingModality implements Coded {
    X_RAY("x-ray"),
    CT("ct"),
    MR("mr"),
    NUCLEAR("nuclear"),
    FLUOROSCOPY("fluoroscopy"),
    OTHER("other");

    private final String code;

    ImagingModality(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<ImagingModality> of(String code) {
        return Coded.find(values(), code);
    }
}
