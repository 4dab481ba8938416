package care.sij.exchange.push;

import java.util.Locale;

/** How far the writing of a part is. */
enum PartState {
    /** It is about to be written, or was and nobody knows: look for it before writing it. */
    PLANNED,
    /** The partner took it. */
    WRITTEN,
    /** It was read back, and what is not there as it was sent is set down. */
    COMPARED,
    /** The partner took it and does not let it be read. */
    UNREAD,
    /** The partner has this version or a later one by another message. */
    HELD,
    /** It cannot be written there. */
    LOST,
    /** The partner does not take it as it is. */
    REFUSED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PartState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing more is to be done about it. */
    boolean settled() {
        return switch (this) {
            case COMPARED, UNREAD, HELD, LOST -> true;
            case PLANNED, WRITTEN, REFUSED -> false;
        };
    }
}
