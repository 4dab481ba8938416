package care.sij.exchange.subscription;

import care.sij.record.ResourceKey;
import java.time.Instant;

/**
 * Something that happened for a subscription.
 *
 * @param number its place among all of its subscription, 1 for the first
 * @param notice id of the notice that tells it
 * @param focus what it happened to
 * @param instant of the commit in which it did
 */
record Event(String subscription, long number, String notice, ResourceKey focus, String patient, Instant instant) {}
