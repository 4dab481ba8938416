package care.sij.conformance;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.MessageHeader;

/** The header and what its event asks of the bundle (R4 messaging.html; the event's MessageDefinition and graph). */
final class EventRule implements MessageRule {

    private static final String HEADER = "Bundle.entry[0].resource";
    private static final String FOCUS = "Bundle.entry[0].resource.ofType(MessageHeader).focus";

    private final EventContracts contracts;

    EventRule(EventContracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public Stream<Finding> findings(Message message) {
        Optional<MessageHeader> header = message.header();
        if (header.isEmpty()) {
            return Stream.of(Finding.error(
                    "header-first",
                    HEADER,
                    "A message begins with its MessageHeader (bdl-12). Make it the first entry."));
        }
        Optional<EventContract> contract = message.event().flatMap(contracts::of);
        return contract.isEmpty()
                ? Stream.of(Finding.error(
                        "unknown-event",
                        HEADER + ".ofType(MessageHeader).eventCoding",
                        "The event is not one that this service takes. Use a code of " + EventContracts.EVENTS + "."))
                : ofContract(contract.get(), message, header.get());
    }

    private static Stream<Finding> ofContract(EventContract contract, Message message, MessageHeader header) {
        List<MessagePart> focus = header.getFocus().stream()
                .flatMap(reference -> message.target(reference).stream())
                .filter(part -> part.resource().fhirType().equals(contract.start()))
                .toList();
        if (header.getFocus().size() != 1 || focus.size() != 1) {
            return Stream.of(Finding.error(
                    "focus",
                    FOCUS,
                    "The focus of this event is exactly one " + contract.start()
                            + " of the bundle. Refer to the fullUrl of that entry."));
        }
        return contract.findings(message, focus.get(0));
    }
}
