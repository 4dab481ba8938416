package care.sij.exchange.delivery;

import care.sij.exchange.delivery.Disposition.Again;
import care.sij.exchange.delivery.Disposition.Renew;
import care.sij.exchange.delivery.Disposition.Settle;
import care.sij.exchange.delivery.Reply.Answered;
import care.sij.exchange.delivery.Reply.Broken;
import care.sij.exchange.delivery.Reply.NoToken;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a reply means of which the status alone says that nothing was taken (retry classes of exchange.md 4.3). */
@Component
public class FailedReplies {

    /** A partner that asks for fewer requests without saying when (exchange.md 4.3). */
    private static final Duration TOO_MANY = Duration.ofMinutes(1);

    private static final int TOO_MANY_REQUESTS = 429;

    private final Clock clock;

    public FailedReplies(Clock clock) {
        this.clock = clock;
    }

    /** What is to be done with what was sent. */
    public Disposition of(Reply reply) {
        if (reply instanceof Answered answered) {
            return of(answered);
        }
        Reason reason = reply instanceof NoToken
                ? Reason.NO_TOKEN
                : reply instanceof Broken ? Reason.UNREACHABLE : Reason.SILENT;
        return new Again(Report.of(reason), Optional.empty());
    }

    /** How long the partner asks to wait; empty when it does not, or not so that it can be read. */
    public Optional<Duration> asked(Answered answered) {
        return answered.retryAfter().flatMap(value -> RetryAfter.read(value, clock.instant()));
    }

    private Disposition of(Answered answered) {
        Optional<Duration> asked = asked(answered);
        return switch (answered.status()) {
            case 401 -> new Renew(report(Reason.UNAUTHORIZED, answered));
            case 403 -> dead(Reason.FORBIDDEN, answered);
            case 404, 405, 410, 501 -> dead(Reason.NOT_THERE, answered);
            case 408, 409, 412, 425, 503 -> new Again(report(Reason.BUSY, answered), asked);
            case TOO_MANY_REQUESTS -> new Again(report(Reason.BUSY, answered), asked.or(() -> Optional.of(TOO_MANY)));
            default -> byClass(answered, asked);
        };
    }

    private static Disposition byClass(Answered answered, Optional<Duration> asked) {
        return switch (answered.status() / 100) {
            case 2 -> new Again(report(Reason.UNINTELLIGIBLE, answered), Optional.empty());
            case 3 -> dead(Reason.NOT_THERE, answered);
            case 4 -> dead(Reason.REFUSED, answered);
            default -> new Again(report(Reason.FAILING, answered), asked);
        };
    }

    private static Report report(Reason reason, Answered answered) {
        return new Report(reason, answered.status(), answered.body());
    }

    private static Disposition dead(Reason reason, Answered answered) {
        return new Settle(Settled.DEAD, report(reason, answered));
    }
}
