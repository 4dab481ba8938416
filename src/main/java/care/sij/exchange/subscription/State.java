package care.sij.exchange.subscription;

import java.util.Locale;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/** Where a subscription stands (R4 subscription-status). */
enum State {
    REQUESTED(SubscriptionStatus.REQUESTED),
    ACTIVE(SubscriptionStatus.ACTIVE),
    ERROR(SubscriptionStatus.ERROR),
    OFF(SubscriptionStatus.OFF);

    private final SubscriptionStatus status;

    State(SubscriptionStatus status) {
        this.status = status;
    }

    SubscriptionStatus status() {
        return status;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
