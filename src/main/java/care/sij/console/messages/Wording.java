package care.sij.console.messages;

import care.sij.exchange.MessageBrowser.Standing;
import care.sij.exchange.MessageKey.Way;

/** The words and badges for how messages stand. */
final class Wording {

    private Wording() {}

    /** In words. */
    static String of(Standing standing) {
        return switch (standing) {
            case OK -> "answered ok";
            case REFUSED -> "refused";
            case PARKED -> "parked";
            case UNAPPLIED -> "could not be applied";
            case WAITING -> "waiting";
            case IN_FLIGHT -> "in flight";
            case IN_CUSTODY -> "in custody";
            case DELIVERED -> "delivered";
            case DEAD -> "dead";
            case WITHDRAWN -> "withdrawn";
            case REPLACED -> "replaced";
            case DISCARDED -> "discarded";
        };
    }

    /** Class of its badge. */
    static String badge(Standing standing) {
        return switch (standing) {
            case OK, DELIVERED -> "badge good";
            case REFUSED, UNAPPLIED, DEAD -> "badge bad";
            case PARKED, WAITING, IN_CUSTODY -> "badge warn";
            case IN_FLIGHT, WITHDRAWN, REPLACED, DISCARDED -> "badge";
        };
    }

    /** In words. */
    static String of(Way way) {
        return switch (way) {
            case IN -> "from";
            case OUT -> "to";
        };
    }
}
