/** What resources state, and what changed in them, in words that a reader of FHIR understands. */
@NullMarked
package care.sij.audit.words;

import org.jspecify.annotations.NullMarked;
