/** What partners' codes mean here: unread ones mapped, maps tried before they are set, and their history. */
@NullMarked
package care.sij.console.codes;

import org.jspecify.annotations.NullMarked;
