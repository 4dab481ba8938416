/** {@code $everything}: what belongs to a patient, or to a plan, page by page. */
@NullMarked
package care.sij.api.everything;

import org.jspecify.annotations.NullMarked;
