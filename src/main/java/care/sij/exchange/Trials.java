package care.sij.exchange;

import care.sij.partner.Partner;
import java.time.Duration;

/** Tries a partner, registered or about to be, without anything of a patient. Nothing is kept. */
public interface Trials {

    /**
     * What a partner did with a trial.
     *
     * @param what was sent, in words
     * @param reason why it stands so, as of deliveries: {@code taken}, {@code unreachable}, ...
     * @param http the status of the answer; 0 when there was none
     * @param answer the beginning of its answer, at most 4,000 characters
     */
    record Answer(String what, Verdict verdict, String reason, int http, String answer, Duration took) {}

    /** What a trial says. */
    enum Verdict {
        WELL,
        NOT_WELL
    }

    /**
     * Sends what shows that the partner can be sent to: a message about a patient that was made up, and says so, where
     * whole messages are taken; a search for that patient where resources are; at an HL7 v2 listener only the
     * connection is opened.
     *
     * @param partner has a delivery
     */
    Answer send(Partner partner);
}
