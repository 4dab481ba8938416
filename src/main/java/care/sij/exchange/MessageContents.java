package care.sij.exchange;

import care.sij.exchange.Forecasts.Forecast;
import care.sij.exchange.MessageSights.Sight;
import care.sij.record.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * What messages say: to everybody who watches over them only how they are built, with everything that could tell of a
 * person left out; the rest to whoever has stated a reason. What is given out is noted for the request's audit row.
 */
public interface MessageContents {

    /** In which form a message can be looked at. */
    enum Form {
        /** As it came. */
        RAW,
        /** As it is understood here: the event and the business status as ours, codes translated. */
        PARSED,
        /** As it went out to a partner that is sent messages; to others what {@link #outgoing} tells. */
        SENT,
        /** What was answered. */
        ANSWER
    }

    /**
     * One element of a resource.
     *
     * @param path from the resource, e.g. {@code name[0].family}
     * @param value empty where it is hidden
     */
    record Element(String path, Optional<String> value) {}

    /**
     * The bundle itself, or the resource of one entry.
     *
     * @param leftOut elements beyond those that are listed
     */
    record Part(String type, List<Element> elements, int leftOut) {

        public Part {
            elements = List.copyOf(elements);
        }
    }

    /** How a partner is told a message. */
    enum Wire {
        /** By the message as it is kept. */
        MESSAGE,
        /** By HL7 v2 messages that are made of it at each attempt. */
        HL7_V2,
        /** By requests to the partner's FHIR server that are made of it at each attempt. */
        FHIR_REST,
        /** The partner is sent nothing any more. */
        UNKNOWN
    }

    /**
     * What goes out of a message.
     *
     * @param made what is made of it, as at each attempt, made anew; empty when it is the message itself, or not kept
     */
    record Outgoing(Wire wire, Optional<Forecast> made) {}

    /** How the message is built, every value hidden that could tell of a person; empty when it is not kept. */
    List<Part> masked(MessageKey key);

    /** The same with its values. */
    List<Part> parts(Sight sight);

    /** What it says in this form; empty when that is not kept. */
    Optional<Bytes> text(Sight sight, Form form);

    /** What goes out of a message to its partner as that is registered now. */
    Outgoing outgoing(Sight sight);
}
