package care.sij.referral;

/** What replay made of one event. */
public enum Verdict {
    /** It moved the referral. */
    APPLIED,
    /** It repeats what already holds: said twice, a package sent again, information given unasked. It moves nothing. */
    WITHOUT_EFFECT,
    /** Nothing allows it yet at its place in the order: an earlier message is missing. */
    PENDING,
    /** It is dated after the referral ended. */
    AFTER_END,
    /** Only the other side may do this. */
    WRONG_ACTOR;

    /** True for what is refused, or set aside when it had arrived first. */
    public boolean refused() {
        return this == AFTER_END || this == WRONG_ACTOR;
    }
}
