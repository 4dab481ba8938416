package care.sij.exchange.hl7v2;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;

/** MDM^T02: a note of the clinic, as a document in Base64 or as lines of text. */
final class NoteMap implements V2Map {

    private static final int KIND = 2;
    private static final int ACTIVITY = 4;
    private static final int AUTHOR = 9;
    private static final int DOCUMENT_NUMBER = 12;
    private static final int PLACERS_ORDER = 14;
    private static final int COMPLETION = 17;
    private static final int VALUE = 5;
    private static final int OBSERVATION_TYPE = 2;

    @Override
    public void make(Making making) {
        V2Segment txa = making.required("TXA");
        ReferralNumber number = ReferralNumber.in(txa.field(PLACERS_ORDER), making.numbers());
        V2Segment pid = making.required("PID");
        Reference patient = making.made().add(new PatientMap(making).patient(pid), pid);
        DocumentReference note = note(making, txa, patient);
        making.made().add(note, txa);
        Reports reports = new Reports(making, number, patient);
        Optional<V2Segment> operation = making.message()
                .first("OBR")
                .filter(obr -> note.getType().hasCoding(V2Codes.LOINC, Reports.OPERATION_NOTE));
        if (operation.isPresent()) {
            making.made().add(new ProcedureMap(making, number, patient).fusion(operation.get()), operation.get());
            reports.tell("sij-surgery-report", txa);
        } else {
            reports.tell(note.getType(), txa);
        }
    }

    private static DocumentReference note(Making making, V2Segment txa, Reference patient) {
        DocumentReference note = new DocumentReference();
        note.addIdentifier(making.numbers()
                .entity(txa.field(DOCUMENT_NUMBER), "document")
                .orElseThrow(() -> V2Refused.content(V2Error.missing(
                        txa.place(DOCUMENT_NUMBER), "The number of the document is missing: TXA-12."))));
        note.setStatus(DocumentReferenceStatus.CURRENT);
        note.setDocStatus(
                txa.text(COMPLETION).matches("AU|LA")
                        ? ReferredDocumentStatus.FINAL
                        : ReferredDocumentStatus.PRELIMINARY);
        making.codes().concept(txa.field(KIND)).ifPresent(note::setType);
        note.setSubject(patient);
        DateTimeType at = making.times()
                .time(txa.field(ACTIVITY))
                .filter(DateTimeType::hasTime)
                .orElseGet(() -> making.at().copy());
        note.setDateElement(V2Times.instant(at, Duration.ZERO));
        author(making, txa).ifPresent(note::addAuthor);
        attachments(making)
                .forEach(attachment -> note.addContent().setAttachment(attachment.setCreationElement(at.copy())));
        return note;
    }

    private static Optional<Reference> author(Making making, V2Segment txa) {
        if (!txa.field(AUTHOR).isPresent()) {
            return Optional.empty();
        }
        Practitioner author = new Practitioner();
        txa.value(AUTHOR)
                .ifPresent(number -> author.addIdentifier(making.numbers().own("provider", number)));
        author.addName(NameAndAddress.name(txa.field(AUTHOR), 2));
        return Optional.of(making.made().add(author, txa));
    }

    private static List<Attachment> attachments(Making making) {
        List<Attachment> documents = making.message()
                .all("OBX")
                .filter(observation -> observation.text(OBSERVATION_TYPE).equals("ED"))
                .map(observation -> DocumentMap.attachment(observation.field(VALUE)))
                .toList();
        return documents.isEmpty() ? List.of(text(making)) : documents;
    }

    private static Attachment text(Making making) {
        List<String> lines = making.message()
                .all("OBX")
                .filter(observation -> !ProcedureMap.tells(observation))
                .flatMap(observation -> observation.fields(VALUE).stream())
                .map(V2Field::whole)
                .toList();
        if (lines.isEmpty()) {
            throw V2Refused.content(
                    V2Error.missing(new V2Error.Place("OBX", 1, VALUE), "The note has no content. Send it in OBX-5."));
        }
        return new Attachment()
                .setContentType("text/plain; charset=utf-8")
                .setData(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
