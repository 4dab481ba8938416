package care.sij.partner;

import care.sij.clinical.Coded;
import java.util.Optional;

/**
 * Whether an engine takes HL7 v2 messages of a type and event.
 *
 * @param type e.g. {@code ORU^R01}
 */
public record MessageCapability(String type, Taking taking, Source source, String note) {

    /** Whether it does. */
    public enum Taking implements Coded {
        TAKEN("taken"),
        NOT_TAKEN("not-taken");

        private final String code;

        Taking(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }

        static Optional<Taking> of(String code) {
            return Coded.find(values(), code);
        }
    }
}
