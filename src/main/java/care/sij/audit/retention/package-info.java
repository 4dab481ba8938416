/** How long what is recorded of a person is kept: legal holds, and the purge of what nobody needs any more. */
@NullMarked
package care.sij.audit.retention;

import org.jspecify.annotations.NullMarked;
