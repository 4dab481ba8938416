package care.sij.partner;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose event codes a partner's message headers speak in; those of this service are understood from everybody. */
public enum EventDialect {
    /** The code system {@code sij-message-event}. */
    NATIVE,
    /** HL7 BSeR: events of HL7 table 0003. */
    BSER,
    /** HL7 Clinical Order Workflows: new-order and order-update. */
    COW;

    /** As settings name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<EventDialect> named(String word) {
        return Stream.of(values())
                .filter(dialect -> dialect.word().equals(word))
                .findFirst();
    }
}
