/** What is sent to partners: routing, the durable outbox, and its delivery in order until it is acknowledged. */
@NullMarked
package care.sij.exchange.delivery;

import org.jspecify.annotations.NullMarked;
