package care.sij.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * What an audit row tells.
 *
 * @param instant in whole milliseconds
 * @param detail what the kind says it is; empty when nothing
 * @param http status of the answer, 0 where there is none of HTTP
 * @param agent client id; empty when nobody is known
 * @param token {@code jti} of the access token; empty when none
 * @param address where the request came from; empty when from nowhere outside
 * @param resources references to what was shown or sent, with the version where it is known
 * @param patients ids of those it is about, in order
 * @param query what was asked for, as it was sent
 * @param commit number of the commit it made, whose versions belong to it as well
 */
public record AuditEntry(
        Instant instant,
        AuditKind kind,
        String detail,
        AuditAction action,
        AuditOutcome outcome,
        int http,
        String agent,
        String token,
        String address,
        String requestId,
        List<String> resources,
        List<String> patients,
        String query,
        OptionalLong commit) {

    public AuditEntry {
        instant = instant.truncatedTo(ChronoUnit.MILLIS);
        resources = List.copyOf(resources);
        patients = List.copyOf(new TreeSet<>(patients));
    }
}
