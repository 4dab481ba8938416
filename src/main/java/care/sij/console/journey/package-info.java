@NullMarked
package care.sij.console.journey;

import org.jspecify.annotations.NullMarked;
