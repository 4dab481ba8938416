/**
 * Administration over HTTP, outside FHIR: who is registered as a partner, which people have accounts, and what must not
 * be purged.
 */
@NullMarked
package care.sij.api.admin;

import org.jspecify.annotations.NullMarked;
