package care.sij.exchange.codes;

import care.sij.record.Bytes;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The texts of messages that were refused while they held codes that nobody could read. */
@Component
public class UnreadTexts {

    private final UnreadMessages messages;

    UnreadTexts(UnreadMessages messages) {
        this.messages = messages;
    }

    /** The text of one, while it is kept. */
    public Optional<Bytes> text(String partner, String messageId) {
        return messages.read(partner, messageId).stream().findFirst().map(UnreadMessages.Unread::body);
    }
}
