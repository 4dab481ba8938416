package care.sij.exchange.delivery;

/** Why a delivery stands as it does; whose problem it is follows from it. */
public enum Reason {
    /** It was acknowledged. */
    TAKEN,
    /** The partner took what it can take; what it cannot is noted part by part. */
    TAKEN_WITH_LOSS,
    /** Some of its parts were sent, the others follow. */
    MORE_TO_SEND,
    /** Others were being sent on the partner's line, or written at its EHR, all the time. */
    NO_TURN,
    /** A fault of ours, which the log names. */
    OUR_FAULT,
    /** The partner has merged the patient; the one that goes on is looked for. */
    MOVED,
    /** The partner does not have exactly one Patient under the numbers of its own that we know. */
    NO_PATIENT,
    /** No connection, or one that broke. */
    UNREACHABLE,
    /** No answer in time; it may have been taken. */
    SILENT,
    /** The partner asks for patience: 408, 425, 429 or 503, or a transient-error. */
    BUSY,
    /** The partner, or what is before it, failed: another 5xx. */
    FAILING,
    /** An answer that is none: HTML, a truncated body, the answer to another message. */
    UNINTELLIGIBLE,
    /** The access token was not taken, even a new one. */
    UNAUTHORIZED,
    /** The partner's token endpoint gave none. */
    NO_TOKEN,
    /** The message's content was refused (fatal-error, 400, 422): correct and send as a new message. */
    REFUSED,
    /** The partner does not let us send this: 403. */
    FORBIDDEN,
    /** There is no such endpoint: 404, 405, 410, 501 or a redirection. */
    NOT_THERE,
    /** It could not be delivered in the time for which it is tried. */
    TOO_OLD,
    /** The partner takes no messages any more, or sees the patient no more. */
    WITHDRAWN
}
