/** One reader per pair of profile and kernel fact. */
@NullMarked
package care.sij.fhir.facts;

import org.jspecify.annotations.NullMarked;
