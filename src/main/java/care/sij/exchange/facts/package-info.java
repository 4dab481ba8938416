/**
 * What partners state, however it came in: identities, statements in their tellers' order, references, referrals. Each
 * binding gives it resources and a {@link care.sij.exchange.facts.Telling}.
 */
@NullMarked
package care.sij.exchange.facts;

import org.jspecify.annotations.NullMarked;
