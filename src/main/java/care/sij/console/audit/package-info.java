/** Pages for auditors: who saw and was told what, what was not done, and the ledger that proves all of it. */
@NullMarked
package care.sij.console.audit;

import org.jspecify.annotations.NullMarked;
