package care.sij.exchange.subscription;

import care.sij.exchange.delivery.Reason;

/** Why a subscription failed, and what to do; nothing of what its endpoint answered. */
final class FailureText {

    private FailureText() {}

    static String of(Reason reason) {
        return why(reason)
                + " Mend it, then update the Subscription with status requested; ask $events for what was missed.";
    }

    private static String why(Reason reason) {
        return switch (reason) {
            case UNREACHABLE -> "The endpoint could not be connected to.";
            case SILENT -> "The endpoint did not answer in time.";
            case BUSY -> "The endpoint asked for patience for too long.";
            case FAILING -> "The endpoint answered with a server error.";
            case UNAUTHORIZED -> "The endpoint did not take the authorization.";
            case FORBIDDEN -> "The endpoint refused access, or is no longer among the registered addresses.";
            case NOT_THERE -> "The endpoint is not there, or leads elsewhere.";
            default -> "The endpoint did not take the notification.";
        };
    }
}
