/** Starts SIJ Pathways; everything else lives in the modules below. */
@NullMarked
package care.sij;

import org.jspecify.annotations.NullMarked;
