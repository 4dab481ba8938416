/** What an audit record repository elsewhere is told: every audit row as AuditEvent, by IHE's RESTful ATNA. */
@NullMarked
package care.sij.audit.feed;

import org.jspecify.annotations.NullMarked;
