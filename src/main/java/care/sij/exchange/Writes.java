package care.sij.exchange;

import java.util.List;

/**
 * Takes what partners write resource by resource. A write is a statement like one in a message: identities, owners,
 * referrals, the order of statements and the plans follow the same rules.
 */
public interface Writes {

    /**
     * Does all of it in one commit; returns what came of each write, in the order of the request.
     *
     * @throws WriteRefused when one of them may not be done; nothing is written then
     */
    List<Written> write(WriteRequest request);
}
