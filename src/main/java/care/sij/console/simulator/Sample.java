package care.sij.console.simulator;

import care.sij.demo.JourneyMessage;
import java.util.Locale;

/** A message of a journey, as it can be sent about any synthetic patient. */
record Sample(JourneyMessage message) {

    /** By which it is chosen, e.g. {@code J1-07}. */
    String id() {
        return "%s-%02d".formatted(message.journey(), message.number());
    }

    /** Its place and event in words. */
    String title() {
        return "%d of %d: %s".formatted(message.number(), message.of(), eventWords(message.event()));
    }

    String client() {
        return message.client();
    }

    String event() {
        return message.event();
    }

    /** The event's code in words, e.g. {@code injection outcome}. */
    static String eventWords(String event) {
        return event.replaceFirst("^sij-", "").replace('-', ' ').toLowerCase(Locale.ROOT);
    }
}
