package care.sij.pathway;

/** Where a referral stands, read from its request and its Task (exchange.md 2.4). */
public enum ReferralState {
    /** Sent, and neither accepted nor declined. */
    OPEN,
    /** Accepted and being worked on. */
    ACCEPTED,
    /** The clinic declined it: Task {@code rejected}. */
    DECLINED,
    /** Cancelled or revoked. */
    CANCELLED,
    /** The clinic reported its outcome: Task {@code completed}; follow-ups go on. */
    COMPLETED,
    /** The clinic could not do it: Task {@code failed}. */
    FAILED
}
