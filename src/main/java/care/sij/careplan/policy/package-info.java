/**
 * Reads care policies from their YAML files into the kernel's values; a file that is not understood stops the start.
 */
@NullMarked
package care.sij.careplan.policy;

import org.jspecify.annotations.NullMarked;
