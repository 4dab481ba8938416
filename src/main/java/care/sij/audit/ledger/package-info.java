/** The ledger: its tree, its keys, who sequences it, who witnesses it, and how it is verified. */
@NullMarked
package care.sij.audit.ledger;

import org.jspecify.annotations.NullMarked;
