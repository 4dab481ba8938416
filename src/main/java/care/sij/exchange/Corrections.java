package care.sij.exchange;

import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageSights.Sight;
import care.sij.record.Bytes;
import java.util.List;
import java.util.Optional;

/** Corrects messages to partners by hand: what was set aside is sent again with another content, or not at all. */
public interface Corrections {

    /** The largest message that is corrected by hand. */
    int MOST_BYTES = 256 * 1024;

    /**
     * What can be corrected.
     *
     * @param mark names what it was made from
     */
    record Draft(Bytes body, String mark) {}

    /** What came of a correction. */
    sealed interface Outcome {

        /** It is sent as this new message, linked to the one in whose place it stands. */
        record Sent(MessageKey message) implements Outcome {}

        /** It is not sent: each text names place, reason and remedy. */
        record Faulty(List<String> faults) implements Outcome {

            public Faulty {
                faults = List.copyOf(faults);
            }
        }

        /** It is not sent: the message stands so meanwhile, or holds other than the draft was made from. */
        record Overtaken(Standing now) implements Outcome {}
    }

    /** The message as it went out; empty unless it was set aside, is kept and is not too large. */
    Optional<Draft> draft(Sight sight);

    /**
     * Sends the corrected content in the place of what was set aside. It may change and leave out what the partner was
     * to be told, and tell of nothing else, of no other patient, and nothing that the partner may not see now. Who
     * corrected it, why and which elements is kept.
     *
     * @param mark of the draft
     * @param reason why it is corrected
     */
    Outcome send(Sight sight, String mark, Bytes corrected, String reason);

    /**
     * What was set aside is not to be sent; false when it stands otherwise by now.
     *
     * @param by signature of who says so
     * @param note why
     */
    boolean discard(MessageKey message, String by, String note);
}
