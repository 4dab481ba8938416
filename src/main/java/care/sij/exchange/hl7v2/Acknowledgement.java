package care.sij.exchange.hl7v2;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v251.message.ACK;
import ca.uhn.hl7v2.model.v251.segment.ERR;
import ca.uhn.hl7v2.model.v251.segment.MSH;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import care.sij.fhir.ResourceIds;
import care.sij.record.Bytes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Writes acknowledgements: with the sender's delimiters and character set, never with a value of the content. */
final class Acknowledgement {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx");
    private static final int CONTROL_ID = 10;
    private static final int LONGEST_CONTROL_ID = 20;

    private Acknowledgement() {}

    /** Of a message whose header could be read. */
    static Bytes of(V2Message message, String code, List<V2Error> errors, Instant at) {
        try {
            V2Segment asked = message.header();
            ACK ack = new ACK();
            header(ack.getMSH(), asked, code, at);
            ack.getMSA().getAcknowledgmentCode().setValue(code);
            ack.getMSA().getMessageControlID().setValue(asked.text(CONTROL_ID));
            for (int index = 0; index < errors.size(); index++) {
                error(ack.getERR(index), errors.get(index));
            }
            return Bytes.of(asked.syntax().written(ack).getBytes(message.charset()));
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("an acknowledgement can be written", impossible);
        }
    }

    /** Of what does not begin as a message. */
    static Bytes ofUnreadable(List<V2Error> errors, Instant at) {
        Charset ascii = StandardCharsets.US_ASCII;
        V2Message none = new V2Reader(ascii).headerOf(Bytes.utf8("MSH|^~\\&||||||"));
        return of(none, Verdict.REJECTED.application(), errors, at);
    }

    private static void header(MSH header, V2Segment asked, String code, Instant at) throws HL7Exception {
        EncodingCharacters delimiters = asked.syntax().delimiters();
        header.getFieldSeparator().setValue(String.valueOf(delimiters.getFieldSeparator()));
        header.getEncodingCharacters().setValue(encoding(delimiters));
        header.getSendingApplication().getNamespaceID().setValue(asked.text(5));
        header.getSendingFacility().getNamespaceID().setValue(asked.text(6));
        header.getReceivingApplication().getNamespaceID().setValue(asked.text(3));
        header.getReceivingFacility().getNamespaceID().setValue(asked.text(4));
        header.getDateTimeOfMessage().getTime().setValue(written(at));
        header.getMessageType().getMessageCode().setValue("ACK");
        header.getMessageType().getTriggerEvent().setValue(asked.field(9).text(2));
        header.getMessageType().getMessageStructure().setValue("ACK");
        header.getMessageControlID().setValue(controlId(asked, code));
        header.getProcessingID().getProcessingID().setValue(asked.value(11).orElse("P"));
        header.getVersionID().getVersionID().setValue("2.5.1");
        Optional<String> charset = asked.value(18);
        if (charset.isPresent()) {
            header.getCharacterSet(0).setValue(charset.get());
        }
    }

    /** An instant as v2 writes times. */
    static String written(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    /** MSH-1 and MSH-2 of a message. */
    static String delimiters(V2Segment header) {
        EncodingCharacters delimiters = header.syntax().delimiters();
        return delimiters.getFieldSeparator() + encoding(delimiters);
    }

    private static String encoding(EncodingCharacters delimiters) {
        return "" + delimiters.getComponentSeparator()
                + delimiters.getRepetitionSeparator()
                + delimiters.getEscapeCharacter()
                + delimiters.getSubcomponentSeparator();
    }

    private static String controlId(V2Segment asked, String code) {
        String key = String.join("|", asked.text(3), asked.text(4), asked.text(CONTROL_ID), code);
        return ResourceIds.of("ACK", "urn:sij:hl7v2", key).replace("-", "").substring(0, LONGEST_CONTROL_ID);
    }

    private static void error(ERR segment, V2Error error) throws HL7Exception {
        if (error.place().isPresent()) {
            V2Error.Place place = error.place().get();
            segment.getErrorLocation(0).getSegmentID().setValue(place.segment());
            segment.getErrorLocation(0).getSegmentSequence().setValue(String.valueOf(place.number()));
            if (place.field() > 0) {
                segment.getErrorLocation(0).getFieldPosition().setValue(String.valueOf(place.field()));
            }
        }
        segment.getHL7ErrorCode().getIdentifier().setValue(error.code().number());
        segment.getHL7ErrorCode().getText().setValue(error.code().words());
        segment.getHL7ErrorCode().getNameOfCodingSystem().setValue("HL70357");
        segment.getSeverity().setValue(error.severity().letter());
        if (!error.rule().isEmpty()) {
            segment.getApplicationErrorCode().getIdentifier().setValue(error.rule());
        }
        segment.getDiagnosticInformation().setValue(error.text());
    }
}
