package care.sij.console.messages;

import java.util.Arrays;
import java.util.Optional;

/** What was done by a form, as the page after it says. */
enum Done {
    RESENT("It is sent again."),
    CORRECTED("The corrected message is sent as this new one."),
    DISCARDED("It is discarded and not sent."),
    HELD("Nothing is sent to this partner until it is released."),
    RELEASED("Sending to this partner goes on."),
    APPLIED("It is applied and parked no more."),
    STILL_PARKED("It still waits for what it needs."),
    NOT_ANY_MORE("Nothing was done: the message stands otherwise by now, as you see.");

    private final String words;

    Done(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Optional<Done> of(String code) {
        return Arrays.stream(values())
                .filter(one -> Filter.code(one).equals(code))
                .findFirst();
    }
}
