/** Who comes in: bearer tokens, open paths, and the answers to those who stay outside. */
@NullMarked
package care.sij.access.door;

import org.jspecify.annotations.NullMarked;
