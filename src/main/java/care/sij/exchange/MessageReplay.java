package care.sij.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Processes messages that are kept once more: to see what would come of them, or for good. */
public interface MessageReplay {

    /** How a message is answered. */
    enum Answered {
        OK,
        REFUSED,
        /** It could not be processed now. */
        LATER
    }

    /** One thing that the answer says. */
    record Said(String severity, String rule, String location, String text) {}

    /**
     * What came, or would come, of it.
     *
     * @param said the answer's issues; they tell places, never values
     * @param changes how many resources of each kind change, by what happens to them and their type
     */
    record Replayed(Answered answered, List<Said> said, Map<String, Integer> changes) {

        public Replayed {
            said = List.copyOf(said);
        }
    }

    /** Whether a message that came is kept, so that it can be tried. */
    boolean isKept(MessageKey message);

    /**
     * What would come of the message if it came now under new ids; nothing is kept of it. Empty when it is not kept.
     */
    Optional<Replayed> rehearse(MessageKey message, String requestId);

    /**
     * Processes a message that was refused and is kept, under new ids that follow from its own: done twice, it is
     * answered as before. Empty when it is not kept or was not refused.
     */
    Optional<Replayed> replay(MessageKey message, String requestId);

    /** Tries a parked message again; whether it is parked no more. */
    boolean retry(MessageKey message, String requestId);
}
