package care.sij.clinical;

import java.util.Optional;

/** Tobacco smoking status; the wire code is the SNOMED CT concept id of the answer to LOINC 72166-2. */
public enum SmokingStatus implements Coded {
    NEVER("266919005"),
    FORMER("8517006"),
    SMOKER("77176002");

    private final String code;

    SmokingStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the status with this SNOMED CT concept id; empty when no constant has it. */
    public static Optional<SmokingStatus> of(String code) {
        return Coded.find(values(), code);
    }
}
