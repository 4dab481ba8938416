package care.sij.clinical;

import java.util.Arrays;
import java.util.Optional;

/** A constant that has a code on the wire. */
public interface Coded {

    /** The code on the wire: lower case, words joined by hyphens. */
    String code();

    /** Returns the one of {@code constants} that has this code; empty when none has it. */
    static <C extends Coded> Optional<C> find(C[] constants, String code) {
        return Arrays.stream(constants)
                .filter(constant -> constant.code().equals(code))
                .findFirst();
    }
}
