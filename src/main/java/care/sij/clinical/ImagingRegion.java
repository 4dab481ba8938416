package care.sij.clinical;

import java.util.Optional;

/** The part of the body an imaging study shows. */
public enum ImagingRegion implements Coded {
    SI_JOINT_OR_PELVIS("si-joint-or-pelvis"),
    LUMBAR("lumbar"),
    OTHER("other");

    private final String code;

    ImagingRegion(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<ImagingRegion> of(String code) {
        return Coded.find(values(), code);
    }
}
