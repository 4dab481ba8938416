package care.sij.clinical;

import java.util.Optional;

/** Why a sacroiliac joint injection was given. */
public enum InjectionPurpose implements Coded {
    DIAGNOSTIC("diagnostic"),
    THERAPEUTIC("therapeutic");

    private final String code;

    InjectionPurpose(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<InjectionPurpose> of(String code) {
        return Coded.find(values(), code);
    }
}
