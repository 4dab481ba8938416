package care.sij.exchange.delivery;

import org.hl7.fhir.r4.model.MessageHeader;

/** The code of an answer to a message ({@code MessageHeader.response.code}). */
enum ResponseCode {
    OK,
    TRANSIENT,
    FATAL,
    /** It gives none. */
    NONE;

    static ResponseCode of(MessageHeader header) {
        if (header.getResponse().getCode() == null) {
            return NONE;
        }
        return switch (header.getResponse().getCode()) {
            case OK -> OK;
            case TRANSIENTERROR -> TRANSIENT;
            case FATALERROR -> FATAL;
            case NULL -> NONE;
        };
    }
}
