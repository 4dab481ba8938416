package care.sij.support;

import java.io.IOException;

/** How a receiver of HL7 v2 answers a message. */
public interface V2Behaviour {

    void answer(String message, V2Wire wire) throws IOException;

    /** AA, or in enhanced mode CA and then AA, as MSH-15 and MSH-16 ask. */
    static V2Behaviour takes() {
        return (message, wire) -> {
            boolean accept = SimulatedV2Hospital.field(message, "MSH", 15).equals("AL");
            boolean application =
                    !accept || SimulatedV2Hospital.field(message, "MSH", 16).equals("AL");
            if (accept) {
                wire.ack(ack(message, "CA"));
            }
            if (application) {
                wire.ack(ack(message, "AA"));
            }
        };
    }

    /** An acknowledgement of this code (MSA-1) and nothing more. */
    static V2Behaviour code(String code) {
        return (message, wire) -> wire.ack(ack(message, code));
    }

    /** A negative acknowledgement with an ERR of this code of table 0357. */
    static V2Behaviour nak(String code, String error) {
        return (message, wire) ->
                wire.ack(ack(message, code) + "ERR||PID^1^3|" + error + "^Synthetic^HL70357|E|||synthetic\r");
    }

    /** No answer at all; the connection stays. */
    static V2Behaviour isSilent() {
        return (message, wire) -> {};
    }

    static V2Behaviour resets() {
        return (message, wire) -> wire.reset();
    }

    /** The beginning of an acknowledgement, and the connection ends. */
    static V2Behaviour halfAnAck() {
        return (message, wire) -> {
            String ack = ack(message, "AA");
            wire.send("\u000B" + ack.substring(0, ack.length() / 2));
            wire.close();
        };
    }

    /** The acknowledgement twice, in one piece. */
    static V2Behaviour takesTwice() {
        return (message, wire) -> {
            String frame = "\u000B" + ack(message, "AA") + "\u001C\r";
            wire.send(frame + frame);
        };
    }

    /** The acknowledgement of another message, and then nothing. */
    static V2Behaviour acksAnother() {
        return (message, wire) -> wire.ack(
                ack(message.replace(SimulatedV2Hospital.field(message, "MSH", 10), "ANOTHER-MESSAGE-0001"), "AA"));
    }

    /** This, whatever was sent. */
    static V2Behaviour says(String bytes) {
        return (message, wire) -> wire.send(bytes);
    }

    /** The acknowledgement of a message. */
    static String ack(String message, String code) {
        String controlId = SimulatedV2Hospital.field(message, "MSH", 10);
        return "MSH|^~\\&|EHR|SIMULATED|SIJ|CLINIC|20260101120000||ACK^"
                + SimulatedV2Hospital.typeOf(message).substring(4) + "^ACK|A" + controlId.hashCode() + code
                + "|P|2.5.1\rMSA|" + code + "|" + controlId + "\r";
    }
}
