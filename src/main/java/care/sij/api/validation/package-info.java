/** {@code $validate}: whether a resource is right, and could be written, without writing it. */
@NullMarked
package care.sij.api.validation;

import org.jspecify.annotations.NullMarked;
