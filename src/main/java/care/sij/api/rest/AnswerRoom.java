package care.sij.api.rest;

import care.sij.record.Bytes;
import java.util.function.Supplier;

/** What the answers to the entries of one bundle may hold together: all of it is held until the last is made. */
final class AnswerRoom {

    /** Of all resources that are answered. */
    static final int MOST_BYTES = 64 << 20;

    static final String ADVICE = "The answers to the entries of one bundle hold at most " + (MOST_BYTES >> 20)
            + " MB together. Ask for this in another request.";

    private int left = MOST_BYTES;

    /**
     * The answer, when there is room for it.
     *
     * @throws RequestRefused when there is none, and from then on for all that are read
     */
    EntryAnswer reading(Supplier<EntryAnswer> read) {
        if (left > 0) {
            EntryAnswer answer = read.get();
            if (answer.resource().map(this::takes).orElse(true)) {
                return answer;
            }
            left = 0;
        }
        throw new RequestRefused(Refusal.TOO_COSTLY, ADVICE);
    }

    /** Takes it in; false when there is no room for it. */
    boolean takes(Bytes resource) {
        boolean fits = resource.length() <= left;
        left -= fits ? resource.length() : 0;
        return fits;
    }
}
