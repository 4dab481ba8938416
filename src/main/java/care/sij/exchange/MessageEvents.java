package care.sij.exchange;

import java.util.List;

/** The events that a message can tell (code system {@code sij-message-event}). */
public interface MessageEvents {

    /** Their codes. */
    List<String> codes();
}
