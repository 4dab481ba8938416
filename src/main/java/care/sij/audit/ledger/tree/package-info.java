/** The Merkle tree of RFC 9162 section 2.1, over hashes that lie anywhere; pure. */
@NullMarked
package care.sij.audit.ledger.tree;

import org.jspecify.annotations.NullMarked;
