@NullMarked
package care.sij.console.frame;

import org.jspecify.annotations.NullMarked;
