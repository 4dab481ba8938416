package care.sij.exchange;

import care.sij.access.Caller;
import care.sij.partner.Partner;
import care.sij.record.Visibility;
import java.util.List;

/**
 * Changes that a partner asks for in one request; they happen together or not at all.
 *
 * @param visibility scopes aside, what the partner may see: what it may not is not there for it
 * @param interaction code of R4's {@code restful-interaction}, for the commit's cause
 * @param requestId correlation id of the request
 */
public record WriteRequest(
        Caller caller, Visibility visibility, String interaction, String requestId, List<Write> writes) {

    public WriteRequest {
        writes = List.copyOf(writes);
    }

    public Partner partner() {
        return caller.partner();
    }
}
