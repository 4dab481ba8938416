package care.sij.partner;

import care.sij.clinical.Coded;
import java.time.Instant;
import java.util.Optional;

/**
 * A partner's registration as it was at one time.
 *
 * @param version 1 for the first; 0 for what the settings say
 * @param yaml in the comparable form: without comments, as they may tell what is not to be kept
 * @param sha256 of its UTF-8 bytes, in hexadecimal digits
 * @param change who made it, when and why; empty for what the settings say
 */
public record RegisteredVersion(
        String partner, int version, State state, String yaml, String sha256, Optional<Authorship> change) {

    /** The version that stands for what the settings say. */
    public static final int OF_SETTINGS = 0;

    /** Whether it counts while it is the latest. */
    public enum State implements Coded {
        ACTIVE("active"),
        WITHDRAWN("withdrawn");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /**
     * Who changed a registration, when and why.
     *
     * @param by a partner's client id
     */
    public record Authorship(Instant at, String by, String comment) {}

    public boolean active() {
        return state == State.ACTIVE;
    }

    public boolean ofSettings() {
        return version == OF_SETTINGS;
    }
}
