package care.sij.exchange.hl7v2out;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.ParserConfiguration;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import care.sij.exchange.hl7v2out.LetterMessages.Loss;
import care.sij.fhir.ResourceIds;
import care.sij.partner.Binding.Hl7v2Line;
import care.sij.record.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/** The v2 messages of one letter while they are written: what they share, and those that are done. */
final class Writing {

    private static final int LONGEST_CONTROL_ID = 20;

    private static final PipeParser PARSER = new PipeParser(new DefaultHapiContext(
            new ParserConfiguration(),
            ValidationContextFactory.noValidation(),
            new CanonicalModelClassFactory("2.5.1")));

    private final Letter letter;
    private final Names names;
    private final Hl7v2Line line;
    private final List<V2Out> written = new ArrayList<>();
    private final Set<Loss> losses = new LinkedHashSet<>();
    private boolean unencodable;

    Writing(Letter letter, Names names, Hl7v2Line line) {
        this.letter = letter;
        this.names = names;
        this.line = line;
    }

    Letter letter() {
        return letter;
    }

    Names names() {
        return names;
    }

    Hl7v2Line line() {
        return line;
    }

    /** Whether the partner's engine takes such messages. */
    boolean takes(String type) {
        return line.profile().takesMessage(type);
    }

    /**
     * Heads a message.
     *
     * @param type message type and event, e.g. {@code ORU^R01}
     * @param structure e.g. {@code ORU_R01}
     */
    void head(Segment msh, String type, String structure) {
        Headers.write(msh, line, controlId(), letter.writtenAt())
                .parts(9, List.of(type.substring(0, 3), type.substring(4), structure));
    }

    /** The number of the message that is being written (MSH-10), the same each time it is sent. */
    String controlId() {
        return ResourceIds.of("V2", letter.messageId(), String.valueOf(written.size()))
                .replace("-", "")
                .substring(0, LONGEST_CONTROL_ID);
    }

    /** Takes a message that is complete. */
    void add(String type, Message message) {
        String text = text(message);
        unencodable |= !line.charset().newEncoder().canEncode(text);
        written.add(new V2Out(type, controlId(), Bytes.of(text.getBytes(line.charset()))));
    }

    static String text(Message message) {
        try {
            return PARSER.encode(message);
        } catch (HL7Exception impossible) {
            throw new IllegalStateException("a message of ours can be written", impossible);
        }
    }

    /** Notes that something of a resource is not said. */
    void loses(Resource resource, Loss.Reason reason) {
        losses.add(new Loss(Letter.referenceOf(resource), reason));
    }

    /** What of the resources that are said is not. */
    Set<Loss> losses() {
        return losses;
    }

    /** The messages, in the order in which they are sent. */
    List<V2Out> written() {
        return List.copyOf(written);
    }

    /** Whether characters had to be left out because the partner's character set does not have them. */
    boolean isUnencodable() {
        return unencodable;
    }
}
