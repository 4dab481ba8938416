/** Patches: changes to what a resource holds, told one by one (R4 http.html#patch). */
@NullMarked
package care.sij.api.patch;

import org.jspecify.annotations.NullMarked;
