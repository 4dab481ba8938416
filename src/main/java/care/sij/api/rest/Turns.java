package care.sij.api.rest;

import care.sij.exchange.WriteRefusal;
import care.sij.exchange.WriteRefused;
import java.util.function.Supplier;

/** Work that begins with a look at the record, done again when the record has changed since the look. */
final class Turns {

    private static final int MOST = 4;

    private Turns() {}

    /** @throws WriteRefused when it is refused, or overtaken too often */
    static <T> T of(Supplier<T> work) {
        for (int turn = 1; ; turn++) {
            try {
                return work.get();
            } catch (WriteRefused refused) {
                if (refused.refusal() != WriteRefusal.CONDITION_NOT_MET || turn == MOST) {
                    throw refused;
                }
            }
        }
    }
}
