package care.sij.clinical;

import java.util.Optional;

/** A coded conclusion of an imaging report. */
public enum ImagingFinding implements Coded {
    NORMAL("normal"),
    DEGENERATIVE("degenerative"),
    EROSION("erosion"),
    EDEMA("edema"),
    NEURAL_COMPRESSION("neural-compression"),
    FRACTURE("fracture"),
    TUMOR("tumor"),
    INFECTION("infection"),
    HIP_OSTEOARTHRITIS("hip-osteoarthritis"),
    IMPLANT_IN_FORAMEN("implant-in-foramen"),
    LUCENCY("lucency"),
    BRIDGING("bridging");

    private final String code;

    ImagingFinding(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<ImagingFinding> of(String code) {
        return Coded.find(values(), code);
    }
}
