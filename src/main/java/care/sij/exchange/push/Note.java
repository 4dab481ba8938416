package care.sij.exchange.push;

import care.sij.fhir.ResourceIds;
import care.sij.fhir.SijUris;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A document that says in plain text what a message tells, for those who read at the partner and for what its EHR takes
 * in no other form. The same message gives the same note.
 */
public final class Note {

    private static final Set<String> NOT_SAID =
            Set.of("MessageHeader", "Patient", "Practitioner", "PractitionerRole", "Organization", "Location");

    private Note() {}

    /** @param event code of the event of ours that the message tells, whatever it is coded in */
    static DocumentReference of(Bundle letter, String event) {
        MessageHeader header = (MessageHeader) letter.getEntryFirstRep().getResource();
        DocumentReference note = new DocumentReference();
        note.setId(ResourceIds.of(
                "DocumentReference", SijUris.sid("note"), header.getIdElement().getIdPart()));
        note.setStatus(DocumentReferenceStatus.CURRENT);
        note.getType()
                .addCoding()
                .setSystem("http://loinc.org")
                .setCode("34109-9")
                .setDisplay("Note");
        note.addCategory()
                .addCoding()
                .setSystem("http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category")
                .setCode("clinical-note");
        note.setSubject(patient(letter));
        note.setDate(letter.getTimestamp());
        note.setDescription("SIJ Pathways: " + event);
        note.addContent()
                .getAttachment()
                .setContentType("text/plain; charset=utf-8")
                .setTitle(event)
                .setData(text(letter, event).getBytes(StandardCharsets.UTF_8));
        return note;
    }

    private static Reference patient(Bundle letter) {
        return PushPlan.resources(letter).stream()
                .filter(resource -> resource.fhirType().equals("Patient"))
                .map(resource ->
                        new Reference("Patient/" + resource.getIdElement().getIdPart()))
                .findFirst()
                .orElseGet(Reference::new);
    }

    /**
     * What a message tells in plain text.
     *
     * @param event code of the event of ours, whatever it is coded in
     */
    public static String text(Bundle letter, String event) {
        String lines = PushPlan.resources(letter).stream()
                .filter(resource -> !NOT_SAID.contains(resource.fhirType()))
                .map(Note::line)
                .collect(Collectors.joining());
        return "SIJ Pathways, " + event + ", " + letter.getTimestampElement().getValueAsString() + "\n\n" + lines;
    }

    private static String line(Resource resource) {
        return "- " + resource.fhirType() + ": " + Saying.of(resource) + "\n";
    }
}
