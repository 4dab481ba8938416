/** The embedded PostgreSQL server: its binaries, data directory, roles and durable settings. */
@NullMarked
package care.sij.record.postgres;

import org.jspecify.annotations.NullMarked;
