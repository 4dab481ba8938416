package care.sij.exchange.message;

import care.sij.record.Bytes;

/** The answer to a message, as bytes, with the code it gives (FHIR R4 {@code MessageHeader.response.code}). */
record Answer(Code code, Bytes body) {

    enum Code {
        /** Taken. */
        OK("ok"),
        /** Not now; the same message may be sent again. Never remembered. */
        TRANSIENT("transient-error"),
        /** Refused for its content. */
        FATAL("fatal-error");

        private final String wire;

        Code(String wire) {
            this.wire = wire;
        }

        String wire() {
            return wire;
        }
    }
}
