package care.sij.exchange;

import care.sij.access.Caller;
import care.sij.partner.Partner;
import care.sij.record.ResourceKey;
import care.sij.record.Visibility;
import java.util.List;

/**
 * Changes that a partner asks for in one request; they happen together or not at all.
 *
 * @param visibility scopes aside, what the partner may see: what it may not is not there for it
 * @param interaction code of R4's {@code restful-interaction}, for the commit's cause
 * @param requestId correlation id of the request
 * @param sought what references by a search were found to mean; must still hold when it is written
 */
public record WriteRequest(
        Caller caller,
        Visibility visibility,
        String interaction,
        String requestId,
        List<Write> writes,
        List<Sought> sought) {

    /** A reference by a search (R4 http.html#trules), and what it was found to mean. */
    public record Sought(String location, Write.Condition where, ResourceKey found) {}

    public WriteRequest {
        writes = List.copyOf(writes);
        sought = List.copyOf(sought);
    }

    public Partner partner() {
        return caller.partner();
    }
}
