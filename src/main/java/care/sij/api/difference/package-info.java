/** {@code $diff}: what one version of a resource states otherwise than another one, as a patch and in words. */
@NullMarked
package care.sij.api.difference;

import org.jspecify.annotations.NullMarked;
