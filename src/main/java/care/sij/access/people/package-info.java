/** The accounts of people, and how they prove who they are. */
@NullMarked
package care.sij.access.people;

import org.jspecify.annotations.NullMarked;
