package care.sij.exchange.delivery;

import java.time.Duration;
import java.util.Optional;

/** What is to be done with a message after its partner replied. */
public sealed interface Disposition {

    Report report();

    /** Nothing more is to be sent. */
    record Settle(Settled as, Report report) implements Disposition {}

    /**
     * It is sent again, later.
     *
     * @param notBefore how long to wait at least, as the partner asks or its turn takes
     * @param progress what came of this attempt
     */
    record Again(Report report, Optional<Duration> notBefore, Progress progress) implements Disposition {

        /** After an attempt that failed. */
        public Again(Report report, Optional<Duration> notBefore) {
            this(report, notBefore, Progress.NONE);
        }

        /** Nothing was sent: something else is under way there, which says nothing about the partner. */
        public static Again untried(Reason reason) {
            return new Again(Report.of(reason), Optional.empty(), Progress.UNTRIED);
        }
    }

    /** How far an attempt came that did not settle a message. */
    enum Progress {
        /** The partner took none of it. */
        NONE,
        /** The partner took a part, or was asked for what is needed before and answered. */
        SOME,
        /** It was not asked. */
        UNTRIED
    }

    /** It is sent again at once with a new access token, unless that was done already. */
    record Renew(Report report) implements Disposition {}
}
