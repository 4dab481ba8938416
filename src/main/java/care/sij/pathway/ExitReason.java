package care.sij.pathway;

import care.sij.clinical.Coded;
import java.util.Optional;

/** Why an episode ended before its last follow-up. */
public enum ExitReason implements Coded {
    NOT_SI_JOINT("not-si-joint"),
    CONSERVATIVE_MAINTAINED("conservative-maintained"),
    DECLINED("declined"),
    REFERRAL_DECLINED("referral-declined"),
    CANCELLED("cancelled"),
    LOST("lost"),
    DECEASED("deceased");

    private final String code;

    ExitReason(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<ExitReason> of(String code) {
        return Coded.find(values(), code);
    }
}
