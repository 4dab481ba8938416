package care.sij.exchange.hl7v2;

import java.util.Base64;
import java.util.Locale;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** OBX of type ED, a document in Base64 in OBX-5, to DocumentReference. */
final class DocumentMap {

    private static final int TYPE = 2;
    private static final int CODE = 3;
    private static final int DOCUMENT = 5;
    private static final int OBSERVED_AT = 14;
    private static final int INSTANCE = 21;
    private static final int DATA = 5;

    private final Making making;
    private final String context;
    private final Reference patient;

    DocumentMap(Making making, String context, Reference patient) {
        this.making = making;
        this.context = context;
        this.patient = patient;
    }

    void addAll() {
        making.message()
                .all("OBX")
                .filter(observation -> observation.text(TYPE).equals("ED"))
                .forEach(observation -> making.made().add(document(observation), observation));
    }

    /** The document of an OBX. */
    DocumentReference document(V2Segment observation) {
        DocumentReference document = new DocumentReference();
        document.addIdentifier(number(observation));
        document.setStatus(DocumentReferenceStatus.CURRENT);
        making.codes().concept(observation.field(CODE)).ifPresent(document::setType);
        document.setSubject(patient);
        DateTimeType at = making.times()
                .time(observation.field(OBSERVED_AT))
                .orElseGet(() -> making.at().copy());
        document.addContent()
                .setAttachment(attachment(observation.field(DOCUMENT)).setCreationElement(at));
        return document;
    }

    private Identifier number(V2Segment observation) {
        CodeableConcept code = making.codes().concept(observation.field(CODE)).orElseGet(CodeableConcept::new);
        return making.numbers()
                .entity(observation.field(INSTANCE), "document")
                .orElseGet(() -> making.numbers()
                        .own(
                                "document",
                                String.join(
                                        ".",
                                        context,
                                        code.getCodingFirstRep().hasCode()
                                                ? code.getCodingFirstRep().getCode()
                                                : "OBX",
                                        String.valueOf(observation.number()),
                                        making.at().getValueAsString())));
    }

    /**
     * The document in a field of type ED.
     *
     * @throws V2Refused when it is not in Base64
     */
    static Attachment attachment(V2Field field) {
        if (!field.text(4).toLowerCase(Locale.ROOT).equals("base64")) {
            throw unreadable(field);
        }
        try {
            byte[] data = Base64.getMimeDecoder().decode(field.text(DATA));
            if (data.length == 0) {
                throw unreadable(field);
            }
            return new Attachment().setContentType(contentType(field)).setData(data);
        } catch (IllegalArgumentException notBase64) {
            throw unreadable(field);
        }
    }

    /** ED-2 and ED-3, tables 0191 and 0291; senders also write PDF or a whole media type in either. */
    private static String contentType(V2Field field) {
        String told = (field.text(3).isEmpty() ? field.text(2) : field.text(3)).toLowerCase(Locale.ROOT);
        if (told.contains("/")) {
            return told;
        }
        return switch (told) {
            case "pdf" -> "application/pdf";
            case "rtf" -> "text/rtf";
            case "html" -> "text/html";
            case "jpeg", "jpg" -> "image/jpeg";
            case "plain", "text", "txt" -> "text/plain";
            default -> "application/octet-stream";
        };
    }

    private static V2Refused unreadable(V2Field field) {
        return V2Refused.content(V2Error.at(
                V2Error.Code.DATA_TYPE_ERROR,
                field.place(),
                "A document is sent in Base64: OBX-5.4 Base64, OBX-5.5 the data. Correct it."));
    }
}
