/** What came and what went: found, looked at for a reason, corrected. */
@NullMarked
package care.sij.console.messages;

import org.jspecify.annotations.NullMarked;
