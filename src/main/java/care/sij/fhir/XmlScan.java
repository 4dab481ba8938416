package care.sij.fhir;

import care.sij.fhir.ParseRefusal.Reason;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One pass over an XML body that refuses document types, entities, other character sets, depth and too many entries.
 */
final class XmlScan {

    private static final String FHIR = "http://hl7.org/fhir";
    private static final XMLInputFactory XML = factory();

    private final ParseLimits limits;
    private final XMLStreamReader events;
    private final Trail trail = new Trail();
    private int depth;
    private int entries;

    private XmlScan(XMLStreamReader events, ParseLimits limits) {
        this.events = events;
        this.limits = limits;
    }

    /** Throws {@link RefusedContent} at the first fault. */
    static void check(String text, ParseLimits limits) {
        try {
            XMLStreamReader events = XML.createXMLStreamReader(new StringReader(text));
            try {
                new XmlScan(events, limits).document();
            } finally {
                events.close();
            }
        } catch (XMLStreamException broken) {
            throw new RefusedContent(Reason.MALFORMED, "$");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private void document() throws XMLStreamException {
        String encoding = events.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw refusal(Reason.NOT_UTF8);
        }
        while (events.hasNext()) {
            switch (events.next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.DTD,
                        XMLStreamConstants.ENTITY_REFERENCE,
                        XMLStreamConstants.PROCESSING_INSTRUCTION -> throw refusal(Reason.DTD_OR_ENTITY);
                default -> {}
            }
        }
    }

    private void start() {
        trail.enter(Names.safe(events.getLocalName()));
        depth++;
        if (depth == 1 && !FHIR.equals(events.getNamespaceURI())) {
            throw refusal(Reason.NOT_A_RESOURCE);
        }
        if (depth > limits.depth()) {
            throw refusal(Reason.TOO_DEEP);
        }
        if (depth == 2 && events.getLocalName().equals("entry") && ++entries > limits.entries()) {
            throw refusal(Reason.TOO_MANY_ENTRIES);
        }
    }

    private void end() {
        trail.leave();
        depth--;
    }

    private RefusedContent refusal(Reason reason) {
        return new RefusedContent(reason, trail.toString());
    }
}
