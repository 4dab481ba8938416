package care.sij.audit.ledger.verify;

import care.sij.audit.Finding.Kind;
import care.sij.record.Bytes;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ledger and subject disagree about a leaf; which of them was changed is told by the next signed root.
 *
 * @param restated the leaf by the subject, when it has one
 * @param otherwise looks what is wrong with the subject when the ledger is right
 */
record Dispute(String subject, Optional<Bytes> restated, Supplier<Kind> otherwise) {}
