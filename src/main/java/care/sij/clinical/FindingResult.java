package care.sij.clinical;

import java.util.Optional;

/** What an examination finding showed; {@code positive-elsewhere} is pain felt in another place, such as the groin. */
public enum FindingResult implements Coded {
    POSITIVE("positive"),
    NEGATIVE("negative"),
    POSITIVE_ELSEWHERE("positive-elsewhere"),
    NOT_DONE("not-done");

    private final String code;

    FindingResult(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<FindingResult> of(String code) {
        return Coded.find(values(), code);
    }
}
