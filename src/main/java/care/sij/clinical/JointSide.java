package care.sij.clinical;

import java.util.Optional;

/** The left or the right sacroiliac joint, with its SNOMED CT qualifier (clinical.md 6.1). */
public enum JointSide implements Coded {
    LEFT("left", "7771000"),
    RIGHT("right", "24028007");

    private final String code;
    private final String snomed;

    JointSide(String code, String snomed) {
        this.code = code;
        this.snomed = snomed;
    }

    @Override
    public String code() {
        return code;
    }

    /** The SNOMED CT concept id of this side. */
    public String snomed() {
        return snomed;
    }

    /** Returns the side with this word, {@code left} or {@code right}; empty for any other. */
    public static Optional<JointSide> of(String code) {
        return Coded.find(values(), code);
    }

    /** Returns the side with this SNOMED CT concept id; empty for any other. */
    public static Optional<JointSide> ofSnomed(String conceptId) {
        for (JointSide side : values()) {
            if (side.snomed.equals(conceptId)) {
                return Optional.of(side);
            }
        }
        return Optional.empty();
    }
}
