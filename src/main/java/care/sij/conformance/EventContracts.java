package care.sij.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.GraphDefinition;
import org.hl7.fhir.r4.model.MessageDefinition;

/** The contract of every event that has a MessageDefinition with a graph. */
final class EventContracts {

    /** Code system of the events. */
    static final String EVENTS = "http://sij-pathways.example.org/fhir/CodeSystem/sij-message-event";

    private final Map<String, EventContract> byEvent = new HashMap<>();

    EventContracts(PublishedDefinitions definitions) {
        Map<String, GraphDefinition> graphs = new HashMap<>();
        definitions.of(GraphDefinition.class).forEach(graph -> graphs.put(graph.getUrl(), graph));
        definitions
                .of(MessageDefinition.class)
                .filter(MessageDefinition::hasEventCoding)
                .filter(definition -> EVENTS.equals(definition.getEventCoding().getSystem()))
                .forEach(definition -> graphOf(definition, graphs)
                        .ifPresent(
                                graph -> byEvent.put(definition.getEventCoding().getCode(), EventContract.of(graph))));
    }

    Optional<EventContract> of(String event) {
        return Optional.ofNullable(byEvent.get(event));
    }

    private static Optional<GraphDefinition> graphOf(
            MessageDefinition definition, Map<String, GraphDefinition> graphs) {
        return definition.getGraph().stream()
                .map(canonical -> canonical.getValue().split("\\|", 2)[0])
                .map(graphs::get)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }
}
