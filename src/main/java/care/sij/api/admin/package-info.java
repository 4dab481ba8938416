/** Administration over HTTP, outside FHIR: who is registered as a partner, and which people have accounts. */
@NullMarked
package care.sij.api.admin;

import org.jspecify.annotations.NullMarked;
