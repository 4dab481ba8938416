@NullMarked
package care.sij.console.patients;

import org.jspecify.annotations.NullMarked;
