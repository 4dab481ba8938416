/** Subscriptions to topics (Subscriptions R5 Backport 1.1.0): what happened, numbered, and how it is told. */
@NullMarked
package care.sij.exchange.subscription;

import org.jspecify.annotations.NullMarked;
