package care.sij.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;

/** A message bundle with what each of its entries was recognised as. */
record Message(Bundle bundle, List<MessagePart> parts) {

    static Message of(Bundle bundle, FactRecognition recognition) {
        return of(bundle, recognition.profilesIn(bundle));
    }

    /** Resources that are told one by one: what says to be of another kind is taken at its word. */
    static Message ofEach(Bundle bundle, FactRecognition recognition) {
        return of(bundle, recognition.profilesOfEach(bundle));
    }

    private static Message of(Bundle bundle, List<Optional<Profile>> profiles) {
        List<MessagePart> parts = new ArrayList<>();
        for (int index = 0; index < bundle.getEntry().size(); index++) {
            BundleEntryComponent entry = bundle.getEntry().get(index);
            if (entry.getResource() != null) { // an empty one counts: hasResource() would pass over it
                String fullUrl = entry.hasFullUrl() ? entry.getFullUrl() : "";
                parts.add(new MessagePart(index, fullUrl, entry.getResource(), profiles.get(index)));
            }
        }
        return new Message(bundle, List.copyOf(parts));
    }

    /** The header, if the message begins with one. */
    Optional<MessageHeader> header() {
        return bundle.getEntryFirstRep().getResource() instanceof MessageHeader header
                ? Optional.of(header)
                : Optional.empty();
    }

    /** The code of an event of ours; empty for others. */
    Optional<String> event() {
        return header().filter(MessageHeader::hasEventCoding)
                .map(MessageHeader::getEventCoding)
                .filter(event -> EventContracts.EVENTS.equals(event.getSystem()) && event.hasCode())
                .map(event -> event.getCode());
    }

    Stream<MessagePart> ofType(String type) {
        return parts.stream().filter(part -> part.resource().fhirType().equals(type));
    }

    Stream<MessagePart> of(Profile profile) {
        return parts.stream().filter(part -> part.is(profile));
    }

    /** The entry a reference points to, by its address or by an identifier the entry has. */
    Optional<MessagePart> target(Reference reference) {
        return parts.stream().filter(part -> refersTo(reference, part)).findFirst();
    }

    private static boolean refersTo(Reference reference, MessagePart part) {
        if (reference.hasReference()) {
            return part.isTargetOf(reference.getReference());
        }
        return reference.hasIdentifier()
                && (!reference.hasType()
                        || reference.getType().equals(part.resource().fhirType()))
                && identifiers(part).anyMatch(identifier -> same(identifier, reference.getIdentifier()));
    }

    private static Stream<Identifier> identifiers(MessagePart part) {
        return FactRecognition.identifiers(part.resource());
    }

    private static boolean same(Identifier one, Identifier other) {
        return one.hasValue()
                && one.getValue().equals(other.getValue())
                && Optional.ofNullable(one.getSystem()).equals(Optional.ofNullable(other.getSystem()));
    }
}
