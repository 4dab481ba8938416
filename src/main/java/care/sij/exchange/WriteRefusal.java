package care.sij.exchange;

/** Why writes are refused, in kinds; the outcome's codes tell the rule. */
public enum WriteRefusal {
    /** The content breaks a rule. */
    NOT_PROCESSABLE,
    /** The content is not what the address asks for. */
    NOT_AS_ADDRESSED,
    /** There is nothing to write to, or nothing that the partner may see. */
    NOT_FOUND,
    /** What was there was erased. */
    GONE,
    /** A condition of the request does not hold. */
    CONDITION_NOT_MET,
    /** It contradicts what the record holds. */
    CONFLICT,
    /** Somebody else's to state. */
    FORBIDDEN,
    /** Nobody's to write. */
    READ_ONLY
}
