package care.sij.clinical;

import java.util.Optional;

/** A manoeuvre that stresses the sacroiliac joint; it counts when it reproduces the familiar pain (clinical.md 1.1). */
public enum ProvocationTest implements Coded {
    DISTRACTION("distraction"),
    COMPRESSION("compression"),
    THIGH_THRUST("thigh-thrust"),
    FABER("faber"),
    GAENSLEN("gaenslen"),
    SACRAL_THRUST("sacral-thrust"),
    YEOMAN("yeoman"),
    LONG_LIGAMENT("long-ligament"),
    ASLR("aslr");

    private final String code;

    ProvocationTest(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Returns the constant with this wire code; empty when no constant has it. */
    public static Optional<ProvocationTest> of(String code) {
        return Coded.find(values(), code);
    }
}
