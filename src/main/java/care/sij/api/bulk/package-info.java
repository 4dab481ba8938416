/** Bulk Data exports: asked for, made aside, fetched as files (FHIR Bulk Data Access 2.0.0). */
@NullMarked
package care.sij.api.bulk;

import org.jspecify.annotations.NullMarked;
