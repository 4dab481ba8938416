package care.sij.exchange;

import care.sij.fhir.ResourceIds;
import java.util.Locale;

/**
 * One message, as it is known here.
 *
 * @param partner who sent it, or whom it is sent to
 * @param messageId its MessageHeader.id
 */
public record MessageKey(Way way, String partner, String messageId) {

    /** Which way a message goes. */
    public enum Way {
        /** To us. */
        IN,
        /** To a partner. */
        OUT;

        /** As addresses and rows write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The message as which this one, which came and was refused, is processed once more. */
    public MessageKey again() {
        return new MessageKey(way, partner, ResourceIds.of("MessageHeader", partner, "again|" + messageId));
    }
}
