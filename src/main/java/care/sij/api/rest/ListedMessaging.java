package care.sij.api.rest;

import care.sij.conformance.MessageDefinitions;
import care.sij.partner.ServiceAddress;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementMessagingComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.EventCapabilityMode;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.springframework.stereotype.Component;

/** The messages that are taken, as the capability statement tells it (R4 messaging.html). */
@Component
class ListedMessaging {

    /** Seven days: answers are kept with the messages, longer than any sender retries. */
    private static final int RELIABLE_MINUTES = 7 * 24 * 60;

    private final MessageDefinitions messages;
    private final ServiceAddress address;

    ListedMessaging(MessageDefinitions messages, ServiceAddress address) {
        this.messages = messages;
        this.address = address;
    }

    CapabilityStatementMessagingComponent messaging() {
        CapabilityStatementMessagingComponent messaging = new CapabilityStatementMessagingComponent();
        messaging
                .addEndpoint()
                .setProtocol(new Coding("http://terminology.hl7.org/CodeSystem/message-transport", "http", "HTTP"))
                .setAddress(address.fhir() + "/$process-message");
        messages.canonicals()
                .forEach(definition -> messaging
                        .addSupportedMessage()
                        .setMode(EventCapabilityMode.RECEIVER)
                        .setDefinition(definition));
        return messaging
                .setReliableCacheElement(new UnsignedIntType(RELIABLE_MINUTES))
                .setDocumentation(
                        "The body is the message Bundle itself, as JSON or XML. A message that was processed gets its"
                                + " answer again for as long as it is kept, which is longer than the reliable cache says.");
    }
}
