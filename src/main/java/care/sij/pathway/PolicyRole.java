package care.sij.pathway;

import care.sij.clinical.Coded;
import java.util.Optional;

/** Whose policy it is, and so whether it decides. */
public enum PolicyRole implements Coded {
    CLINIC_PROTOCOL("clinic-protocol"),
    PAYER("payer"),
    REFERENCE("reference");

    private final String code;

    PolicyRole(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<PolicyRole> of(String code) {
        return Coded.find(values(), code);
    }
}
