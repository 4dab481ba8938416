package care.sij.exchange.outbound;

import care.sij.exchange.outbound.TokenAnswer.Token;
import care.sij.exchange.outbound.TokenUnobtainable.Reason;
import care.sij.partner.Delivery.BackendAccess;
import care.sij.partner.Partner;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partner's token. Who comes while it is being asked for waits and gets it too; after a failure nobody asks for
 * five seconds, so that neither a rush nor a dead endpoint costs more than one wait.
 */
final class TokenSlot {

    private static final Logger LOG = LoggerFactory.getLogger(TokenSlot.class);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(30);
    private static final int SHARE_OF_LIFE = 4;

    private final TokenRequests requests;
    private final Clock clock;
    private Optional<Held> held = Optional.empty();
    private Optional<Failure> failure = Optional.empty();

    private record Held(BackendAccess access, String authorization, Instant until) {}

    private record Failure(BackendAccess access, Reason reason, Instant until) {}

    TokenSlot(TokenRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    synchronized String authorization(Partner partner, BackendAccess access) {
        Instant now = clock.instant();
        return held.filter(token -> token.access().equals(access) && now.isBefore(token.until()))
                .map(Held::authorization)
                .orElseGet(() -> ask(partner, access, now));
    }

    synchronized void forget() {
        held = Optional.empty();
    }

    synchronized void forget(String authorization) {
        held = held.filter(token -> !token.authorization().equals(authorization));
    }

    private String ask(Partner partner, BackendAccess access, Instant now) {
        failure.filter(last -> last.access().equals(access) && now.isBefore(last.until()))
                .ifPresent(last -> {
                    throw new TokenUnobtainable(partner, last.reason(), "asked a moment ago");
                });
        try {
            Token token = requests.ask(partner, access);
            String authorization = "Bearer " + token.value();
            held = Optional.of(
                    new Held(access, authorization, now.plus(token.life()).minus(margin(token.life()))));
            return authorization;
        } catch (TokenUnobtainable unobtainable) {
            remember(partner, access, unobtainable);
            throw unobtainable;
        }
    }

    private void remember(Partner partner, BackendAccess access, TokenUnobtainable unobtainable) {
        Reason reason = unobtainable.reason();
        failure = Optional.of(new Failure(access, reason, clock.instant().plus(AFTER_FAILURE)));
        Metrics.counter(
                        "sij.outbound.token.unobtainable",
                        "partner",
                        partner.id(),
                        "reason",
                        reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .increment();
        LOG.warn("{}", unobtainable.getMessage());
    }

    /** So long before its end a token is not begun with any more: the call it is for takes time. */
    private static Duration margin(Duration life) {
        Duration share = life.dividedBy(SHARE_OF_LIFE);
        return share.compareTo(LONGEST_MARGIN) < 0 ? share : LONGEST_MARGIN;
    }
}
