package care.sij.exchange.hl7v2out;

import care.sij.exchange.delivery.Disposition;
import care.sij.exchange.delivery.Disposition.Again;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.exchange.delivery.Reason;
import care.sij.exchange.delivery.Report;
import care.sij.exchange.delivery.Settled;
import care.sij.partner.CapabilityProfile;
import care.sij.partner.RetryClass;
import care.sij.record.Bytes;
import java.util.Optional;

/**
 * What came back means for a message (HL7 v2.5.1, 2.9.2 and 2.9.3; retry classes of exchange.md 4.3). Sending again is
 * safe here: the control id stays the same, and by it a receiver knows a message that it has.
 */
final class AckMeaning {

    /** So often a message is refused without a word of why before it is set aside: that may pass, but not for days. */
    private static final int PATIENCE_WITH_UNSAID = 8;

    private static final String LOCKED = "206";
    private static final String ERROR = "AE";

    private final CapabilityProfile profile;
    private final Sending sending;

    /**
     * The sending that is answered.
     *
     * @param unexplained how often the message was refused before without a word of why
     * @param repeated whether the message may have been sent before
     */
    record Sending(int unexplained, Repeated repeated) {}

    enum Repeated {
        FIRST,
        AGAIN
    }

    AckMeaning(CapabilityProfile profile, Sending sending) {
        this.profile = profile;
        this.sending = sending;
    }

    Disposition of(Heard heard) {
        if (heard instanceof Heard.Acknowledged acknowledged) {
            return of(acknowledged.ack());
        }
        if (heard instanceof Heard.Kept kept) {
            return new Settle(
                    Settled.IN_CUSTODY, report(Reason.TAKEN, kept.ack().content()));
        }
        if (heard instanceof Heard.Unintelligible unintelligible) {
            return again(report(Reason.UNINTELLIGIBLE, unintelligible.last()));
        }
        if (heard instanceof Heard.Unreached unreached) {
            return again(Report.of(unreached.reason()));
        }
        return again(Report.of(heard instanceof Heard.Silence ? Reason.SILENT : Reason.UNREACHABLE));
    }

    /** Whether a message is refused without a word of why. */
    boolean isUnexplained(Heard heard) {
        return heard instanceof Heard.Acknowledged acknowledged
                && acknowledged.ack().code().equals(ERROR)
                && acknowledged.ack().error().flatMap(profile::retryOf).isEmpty();
    }

    private Disposition of(Ack ack) {
        if (ack.isPositive()) {
            return new Settle(Settled.DELIVERED, report(Reason.TAKEN, ack.content()));
        }
        Optional<RetryClass> told = ack.error().flatMap(profile::retryOf);
        return told.isPresent() ? told(told.get(), ack) : unsaid(ack);
    }

    private Disposition told(RetryClass told, Ack ack) {
        return switch (told) {
            case RETRY, REFRESH, REDIRECT ->
                again(report(
                        ack.error().filter(LOCKED::equals).isPresent() ? Reason.BUSY : Reason.FAILING, ack.content()));
            case FIX_THEN_RESEND -> dead(Reason.REFUSED, ack);
            case NEVER -> dead(Reason.NOT_THERE, ack);
            case RECONCILE ->
                sending.repeated() == Repeated.AGAIN
                        ? new Settle(Settled.DELIVERED, report(Reason.TAKEN, ack.content()))
                        : dead(Reason.REFUSED, ack);
        };
    }

    private Disposition unsaid(Ack ack) {
        return switch (ack.code()) {
            case "CE" -> again(report(Reason.BUSY, ack.content()));
            case ERROR ->
                sending.unexplained() + 1 < PATIENCE_WITH_UNSAID
                        ? again(report(Reason.FAILING, ack.content()))
                        : dead(Reason.REFUSED, ack);
            default -> dead(Reason.REFUSED, ack);
        };
    }

    private static Disposition again(Report report) {
        return new Again(report, Optional.empty());
    }

    private static Disposition dead(Reason reason, Ack ack) {
        return new Settle(Settled.DEAD, report(reason, ack.content()));
    }

    private static Report report(Reason reason, Bytes answer) {
        return new Report(reason, 0, answer);
    }
}
