package care.sij.audit;

/**
 * What is asked for and by whom, before it is known what comes of it.
 *
 * @param agent client id; empty when nobody is known
 * @param token {@code jti} of the access token; empty when none
 * @param address where it came from; empty when from nowhere outside
 * @param query as it was sent
 */
public record Asked(
        AuditKind kind,
        String detail,
        AuditAction action,
        String agent,
        String token,
        String address,
        String requestId,
        String query) {

    /** A message of a partner that came by another way than HTTP. */
    public static Asked message(String agent, String requestId) {
        return new Asked(AuditKind.MESSAGE, "", AuditAction.E, agent, "", "", requestId, "");
    }

    /** The same, known to be of this kind. */
    public Asked named(AuditKind named, String ofDetail) {
        return new Asked(named, ofDetail, action, agent, token, address, requestId, query);
    }
}
