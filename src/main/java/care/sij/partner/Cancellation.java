package care.sij.partner;

/** How a partner's cancellation of its own referral works (BSeR and 360X always ask; HL7 COW cancels directly). */
public enum Cancellation {
    /** It asks, and the clinic confirms. */
    ASK,
    /** It cancels by itself until the clinic has begun, and asks after that. */
    DIRECT
}
