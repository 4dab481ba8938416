/** The file that proves to an auditor what was recorded of a patient, and the command that checks it. */
@NullMarked
package care.sij.audit.export;

import org.jspecify.annotations.NullMarked;
