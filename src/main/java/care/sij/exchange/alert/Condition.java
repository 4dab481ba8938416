package care.sij.exchange.alert;

import java.util.Locale;

/**
 * What may hold that somebody should look at. Its subject is a partner's id, a resource's or a clinician's deed, never
 * a patient's number.
 */
enum Condition {
    /** Messages to the partner were set aside. */
    DELIVERY_DEAD,
    /** The oldest message to the partner waits too long. */
    DELIVERY_WAITS,
    /** The partner took a message into custody and does not answer. */
    CUSTODY_UNANSWERED,
    /** The clinic has said nothing about a referral. */
    REFERRAL_UNANSWERED,
    /** The window of a visit after a fusion passed without a score. */
    FOLLOW_UP_MISSED,
    /** The partner used to send and does no more. */
    PARTNER_QUIET,
    /** The endpoint of a subscription did not take what it is told for too long. */
    SUBSCRIPTION_FAILED,
    /** A clinician broke the glass within the last day. */
    GLASS_BROKEN,
    /** Somebody saw what a message says, for a stated reason, within the last day. */
    MESSAGE_SEEN;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
