/** Terminology as operations: value sets expanded, codes looked up, checked and translated. */
@NullMarked
package care.sij.api.terminology;

import org.jspecify.annotations.NullMarked;
