package care.sij.exchange.message;

import care.sij.exchange.MessageEvents;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The events as the code system lists them. */
@Component
class EventList implements MessageEvents {

    @Override
    public List<String> codes() {
        return Stream.of(MessageEvent.values()).map(MessageEvent::code).toList();
    }
}
