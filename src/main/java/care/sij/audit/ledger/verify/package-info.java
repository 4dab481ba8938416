/** Verification of the ledger against what it has leaves of. */
@NullMarked
package care.sij.audit.ledger.verify;

import org.jspecify.annotations.NullMarked;
