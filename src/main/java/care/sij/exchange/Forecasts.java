package care.sij.exchange;

import care.sij.partner.Binding;
import care.sij.partner.Partner;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;

/** What partners would be sent of a message, as far as their EHRs take it, without anything being sent. */
public interface Forecasts {

    /**
     * Who would be sent it.
     *
     * @param withheldTypes resource types that it is never sent
     * @param below URI below which the numbers lie that it sends by HL7 v2 without an authority
     */
    record Addressee(Binding binding, List<String> withheldTypes, Optional<String> below) {

        public Addressee {
            withheldTypes = List.copyOf(withheldTypes);
        }

        /** A registered partner; empty when it takes nothing. */
        public static Optional<Addressee> of(Partner partner) {
            return partner.delivery()
                    .map(delivery -> new Addressee(
                            delivery.binding(),
                            delivery.withheldTypes(),
                            partner.hl7v2().map(wayIn -> wayIn.naming().below())));
        }
    }

    /**
     * A request or a message.
     *
     * @param does method and address, or the message's type
     * @param why what it is for
     * @param content its body; empty when it has none
     */
    record Sending(String does, String why, Optional<String> content) {}

    /** Why something is not sent. */
    enum Reason {
        TYPE_NOT_TAKEN("The EHR takes no resource of this type."),
        CATEGORY_NOT_TAKEN("The EHR takes this type in some categories only, and it has none of these."),
        NO_CREATE("The EHR lets resources of this type be changed, not created."),
        NO_PLACE("No message of this event has a place for it."),
        NOT_IN_TABLE("One of its codes is not in the table of the field that it would stand in."),
        NOT_IN_CHARSET("The partner's character set lacks some of its characters."),
        WITHHELD("The registration says that this type is never sent to this partner.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason as a sentence. */
        public String words() {
            return words;
        }
    }

    /** A resource that is not sent, by type and id. */
    record LeftOut(String resource, Reason reason) {}

    /** What would be sent, in order, and what would not. */
    record Forecast(List<Sending> sendings, List<LeftOut> leftOut) {

        public Forecast {
            sendings = List.copyOf(sendings);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Of a message as the first to be told about its patient.
     *
     * @param letter whose resources have ids, and refer to each other by type and id
     * @param event code of the event of ours that it tells
     */
    Forecast of(Bundle letter, String event, Addressee addressee);
}
