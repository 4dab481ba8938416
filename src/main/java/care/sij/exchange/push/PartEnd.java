package care.sij.exchange.push;

import care.sij.exchange.delivery.Disposition;
import care.sij.exchange.delivery.Report;

/** How one attempt to write a part ended. */
sealed interface PartEnd {

    /** Nothing more is to be done about it. */
    record Settled() implements PartEnd {}

    /** The partner does not take it as it is. */
    record Refused(Report report) implements PartEnd {}

    /** Nothing more of the message can be sent now. */
    record Stop(Disposition disposition) implements PartEnd {}
}
