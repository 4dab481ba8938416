package care.sij.exchange.hl7v2;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.GenericMessage;
import ca.uhn.hl7v2.model.GenericSegment;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.parser.CanonicalModelClassFactory;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.ParserConfiguration;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.charset.Charset;

/**
 * How the text of one message is read: by its own delimiters, segment by segment in their order, so that a segment that
 * the standard does not know, or not there, is kept where it stands.
 */
final class V2Syntax {

    private static final String MODEL = "2.5.1";

    private final EncodingCharacters delimiters;
    private final V2Escapes escapes;
    private final PipeParser parser;
    private final GenericMessage parent;

    V2Syntax(EncodingCharacters delimiters, Charset charset) {
        this.delimiters = delimiters;
        this.escapes = new V2Escapes(charset);
        ParserConfiguration configuration = new ParserConfiguration();
        configuration.setEscaping(escapes);
        CanonicalModelClassFactory model = new CanonicalModelClassFactory(MODEL);
        this.parser =
                new PipeParser(new DefaultHapiContext(configuration, ValidationContextFactory.noValidation(), model));
        this.parent = new GenericMessage.V251(model);
    }

    Segment segment(String line) throws HL7Exception {
        GenericSegment segment = new GenericSegment(parent, line.substring(0, 3));
        parser.parse(segment, line, delimiters);
        return segment;
    }

    String whole(Type field) {
        return escapes.unescape(PipeParser.encode(field, delimiters), delimiters)
                .strip();
    }

    /** A message of ours as text; it has its delimiters in its header. */
    String written(Message message) throws HL7Exception {
        return parser.encode(message);
    }

    EncodingCharacters delimiters() {
        return delimiters;
    }
}
