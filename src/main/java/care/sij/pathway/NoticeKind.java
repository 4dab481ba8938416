package care.sij.pathway;

import care.sij.clinical.Coded;
import java.util.Optional;

/** What the coordinators should know without it changing any decision. */
public enum NoticeKind implements Coded {
    SESSION_CAP("session-cap"),
    CONFLICT("conflict");

    private final String code;

    NoticeKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<NoticeKind> of(String code) {
        return Coded.find(values(), code);
    }
}
