package care.sij.audit.ledger.verify;

import care.sij.audit.Finding.Kind;
import care.sij.record.Bytes;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A leaf computed again.
 *
 * @param leaf what follows from the subject now; the stored one when its body was erased and no hash of it kept; none
 *     when nothing follows
 * @param otherwise looks what is wrong with the subject when the ledger is right
 * @param besides what is wrong with it even when the ledger has this leaf
 * @param erased whether the body was erased by law
 */
public record Restated(Optional<Bytes> leaf, Supplier<Kind> otherwise, Optional<Kind> besides, boolean erased) {

    /** Nothing follows from the subject, as this is wrong with it. */
    public static Restated not(Kind wrong) {
        return new Restated(Optional.empty(), () -> wrong, Optional.empty(), false);
    }
}
