/** What is to be done for patients, and how referrals are answered. */
@NullMarked
package care.sij.console.worklist;

import org.jspecify.annotations.NullMarked;
