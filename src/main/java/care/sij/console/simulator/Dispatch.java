package care.sij.console.simulator;

/**
 * A message that is to be sent.
 *
 * @param client as whom
 * @param body what is sent
 * @param number the patient's number at the demo's hospital
 * @param attention whether it is what the run is about
 */
record Dispatch(Sample sample, String client, String body, String number, Attention attention) {

    /** Whether a message is watched on its way, or only has to come before one that is. */
    enum Attention {
        WATCHED,
        PASSING
    }

    /** Its MessageHeader.id; empty when the body has none. */
    String messageId() {
        return Json.read(body).at("/entry/0/resource/id").asString("");
    }
}
