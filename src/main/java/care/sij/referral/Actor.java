package care.sij.referral;

/** Who moves a referral: the partner that asked for it, or the clinic that fulfils it. */
public enum Actor {
    INITIATOR,
    RECIPIENT
}
