package care.sij.exchange.push;

import care.sij.fhir.ArchivePdf;
import care.sij.fhir.ResourceIds;
import care.sij.fhir.SijUris;
import care.sij.record.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A document that says what a message tells, for those who read at the partner and for what its EHR takes in no other
 * form. The same message gives the same note.
 */
public final class Note {

    private static final Set<String> NOT_SAID =
            Set.of("MessageHeader", "Patient", "Practitioner", "PractitionerRole", "Organization", "Location");

    private static final String PDF = "application/pdf";

    private Note() {}

    /**
     * In plain text, and as PDF/A too where that is taken.
     *
     * @param event code of the event of ours that the message tells, whatever it is coded in
     * @param formats content types that the EHR says it takes
     */
    static DocumentReference of(Bundle letter, String event, List<String> formats) {
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
        if (formats.contains(PDF)) {
            note.addContent()
                    .getAttachment()
                    .setContentType(PDF)
                    .setTitle(event)
                    .setData(pdf(letter, event).toArray());
        }
        return note;
    }

    /** What {@link #text} says, as PDF/A. */
    public static Bytes pdf(Bundle letter, String event) {
        return ArchivePdf.of(event, text(letter, event), letter.getTimestamp().toInstant());
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
