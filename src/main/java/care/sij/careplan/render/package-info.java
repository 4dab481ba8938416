/** An episode's plan as FHIR resources (wire contract, "Projected"); the same plan gives the same bytes. */
@NullMarked
package care.sij.careplan.render;

import org.jspecify.annotations.NullMarked;
