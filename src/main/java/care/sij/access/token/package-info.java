/** The token endpoint: SMART backend services with {@code private_key_jwt}, and the keys behind it. */
@NullMarked
package care.sij.access.token;

import org.jspecify.annotations.NullMarked;
