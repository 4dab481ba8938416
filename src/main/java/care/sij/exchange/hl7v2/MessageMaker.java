package care.sij.exchange.hl7v2;

import care.sij.fhir.SijUris;
import care.sij.partner.CodeMap;
import care.sij.partner.Hl7v2;
import care.sij.partner.Partner;
import java.time.ZoneId;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MessageHeader;

/** Makes the message bundle of a v2 message; the same bundle of the same message, whenever that is. */
final class MessageMaker {

    private static final String OUR_NAME = "SIJ Pathways";
    private static final String OUR_ENDPOINT = SijUris.BASE + "/$process-message";

    /** The media type that FHIR R4 names for v2 in its delimited form. */
    private static final String ER7 = "x-application/hl7-v2+er7";

    private static final int APPLICATION = 3;
    private static final int FACILITY = 4;
    private static final int WRITTEN = 7;
    private static final int CONTROL_ID = 10;

    private final Partner partner;
    private final Hl7v2 settings;
    private final CodeMap map;
    private final ZoneId clinicZone;

    MessageMaker(Partner partner, Hl7v2 settings, CodeMap map, ZoneId clinicZone) {
        this.partner = partner;
        this.settings = settings;
        this.map = map;
        this.clinicZone = clinicZone;
    }

    /**
     * The bundle.
     *
     * @throws V2Refused when the message lacks what FHIR needs, or tells what is not read
     */
    MadeMessage make(V2Message message, V2Trigger trigger) {
        V2Segment header = message.header();
        V2Times times = new V2Times(settings.zone().orElse(clinicZone));
        DateTimeType at = written(header, times);
        V2Codes codes = new V2Codes(settings.naming());
        MadeMessage made = new MadeMessage(key(header, partner), trigger.event(), at, header);
        describe(made.header(), message);
        Making making = new Making(
                message,
                partner,
                codes,
                map,
                new V2Numbers(settings.naming()),
                times,
                new MessageSide(message, codes),
                at,
                made);
        trigger.map().make(making);
        return made;
    }

    /** MSH-3, MSH-4 and MSH-10: what tells a message from every other one (HL7 v2.5.1, 2.9.2). */
    static String key(V2Segment header, Partner partner) {
        return String.join("|", partner.id(), header.text(APPLICATION), header.text(FACILITY), header.text(CONTROL_ID));
    }

    private static DateTimeType written(V2Segment header, V2Times times) {
        DateTimeType at = times.time(header.field(WRITTEN)).orElseThrow();
        if (!at.hasTime()) {
            throw V2Refused.content(V2Error.at(
                    V2Error.Code.DATA_TYPE_ERROR,
                    header.place(WRITTEN),
                    "The time of the message is told to the minute at least."));
        }
        return at;
    }

    /** The message as it came stays in the archived bundle, Z segments and all that no map reads with it. */
    private void describe(MessageHeader made, V2Message message) {
        made.getSource()
                .setName(message.header().text(APPLICATION))
                .setEndpoint(partner.sourceEndpoints().get(0));
        made.addDestination().setName(OUR_NAME).setEndpoint(OUR_ENDPOINT);
        made.addExtension(
                SijUris.structure("sij-hl7v2-message"),
                new Attachment()
                        .setContentType(ER7 + "; charset=" + message.charset().name())
                        .setData(message.raw().toArray()));
    }
}
