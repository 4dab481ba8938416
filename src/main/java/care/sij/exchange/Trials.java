package care.sij.exchange;

import care.sij.partner.Partner;
import java.time.Duration;
import java.util.List;

/** Tries a partner, registered or about to be, without anything of a patient. Nothing is kept. */
public interface Trials {

    /**
     * What a partner did with a trial.
     *
     * @param what was sent, in words
     * @param reason why it stands so, as of deliveries: {@code taken}, {@code unreachable}, ...
     * @param http the status of the answer; 0 when there was none
     * @param mediaType of the answer, or in words that it is none of the usual ones
     * @param said what its resources say in codes of FHIR; never a text of the other server
     */
    record Answer(
            String what, Verdict verdict, String reason, int http, String mediaType, List<String> said, Duration took) {

        public Answer {
            said = List.copyOf(said);
        }

        /** Of a trial in which nothing was sent. */
        public static Answer unsent(String what, String reason) {
            return new Answer(what, Verdict.NOT_WELL, reason, 0, "no answer", List.of(), Duration.ZERO);
        }
    }

    /** What a trial says. */
    enum Verdict {
        WELL,
        NOT_WELL
    }

    /**
     * Sends what shows that the partner can be sent to: a message about a patient that was made up, and says so, where
     * whole messages are taken; a search for that patient where resources are; at an HL7 v2 listener only the
     * connection is opened. Nothing is sent to addresses with a query, nor into a network that is not public unless
     * {@code sij.trials.networks} names it.
     *
     * @param partner has a delivery
     */
    Answer send(Partner partner);
}
