/**
 * Events in the code systems of others: what a message of theirs is understood as, and how they are told ours
 * (exchange.md 2.5). Pure but for the refusal.
 */
@NullMarked
package care.sij.exchange.dialect;

import org.jspecify.annotations.NullMarked;
