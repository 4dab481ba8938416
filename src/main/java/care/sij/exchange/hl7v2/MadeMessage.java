package care.sij.exchange.hl7v2;

import care.sij.fhir.ResourceIds;
import care.sij.fhir.SijUris;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The message bundle made of a v2 message; remembers of which segment each entry was made. */
final class MadeMessage {

    private static final Pattern ENTRY = Pattern.compile("Bundle\\.entry\\[(\\d+)].*", Pattern.DOTALL);

    private final String messageId;
    private final Bundle bundle = new Bundle();
    private final MessageHeader header = new MessageHeader();
    private final List<V2Segment> origins = new ArrayList<>();

    /**
     * @param key what is the same for each sending of the message and for no other message
     * @param at when it was written
     */
    MadeMessage(String key, String event, DateTimeType at, V2Segment origin) {
        messageId = id(key);
        bundle.setId(ResourceIds.of("Bundle", "urn:sij:hl7v2", key));
        bundle.setType(BundleType.MESSAGE);
        bundle.getTimestampElement().setValueAsString(at.getValueAsString());
        header.getEventCoding()
                .setSystem(SijUris.codeSystem("sij-message-event"))
                .setCode(event);
        place(header, messageId, origin);
    }

    /** The id of the message with this key. */
    static String id(String key) {
        return ResourceIds.of("MessageHeader", "urn:sij:hl7v2", key);
    }

    /** Adds a resource; what refers to it refers by what is returned. */
    Reference add(Resource resource, V2Segment origin) {
        String id = ResourceIds.of(resource.fhirType(), messageId, String.valueOf(origins.size()));
        place(resource, id, origin);
        return new Reference("urn:uuid:" + id);
    }

    private void place(Resource resource, String id, V2Segment origin) {
        resource.setId(id);
        bundle.addEntry().setFullUrl("urn:uuid:" + id).setResource(resource);
        origins.add(origin);
    }

    /** The event that its content tells, in the place of its trigger's. */
    void tells(String event) {
        header.getEventCoding().setCode(event);
    }

    MessageHeader header() {
        return header;
    }

    Bundle bundle() {
        return bundle;
    }

    /** The segment that the entry at a place of the bundle was made of. */
    Optional<V2Error.Place> origin(String location) {
        Matcher entry = ENTRY.matcher(location);
        return Optional.of(entry)
                .filter(Matcher::matches)
                .map(found -> Integer.parseInt(found.group(1)))
                .filter(index -> index < origins.size())
                .map(index -> origins.get(index).place(0));
    }
}
