package care.sij.exchange.facts;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Every reason an answer can give, with the kind of issue it is and whose problem it is. */
public enum Rule {
    UNSUPPORTED_BODY(IssueType.NOTSUPPORTED, Blame.SENDER),
    BODY_INCOMPLETE(IssueType.TIMEOUT, Blame.BETWEEN),
    NOT_FHIR(IssueType.STRUCTURE, Blame.SENDER),
    NOT_A_MESSAGE(IssueType.STRUCTURE, Blame.SENDER),
    INCOMPLETE_ENVELOPE(IssueType.REQUIRED, Blame.SENDER),
    UNKNOWN_EVENT(IssueType.NOTSUPPORTED, Blame.SENDER),
    EVENT_UNCLEAR(IssueType.BUSINESSRULE, Blame.SENDER),
    EVENT_OF_OTHER_ROLE(IssueType.FORBIDDEN, Blame.SENDER),
    FOREIGN_SOURCE(IssueType.FORBIDDEN, Blame.SENDER),
    DATED_IN_THE_FUTURE(IssueType.BUSINESSRULE, Blame.SENDER),
    MODIFIED_RESEND(IssueType.DUPLICATE, Blame.SENDER),
    REUSED_BUNDLE_ID(IssueType.DUPLICATE, Blame.SENDER),
    ANSWER_TO_NOTHING(IssueType.NOTFOUND, Blame.SENDER),
    NOT_NOW(IssueType.TRANSIENT, Blame.RECEIVER),
    TOO_MANY_MESSAGES(IssueType.THROTTLED, Blame.SENDER),
    FOREIGN_RESPONSE_ADDRESS(IssueType.FORBIDDEN, Blame.SENDER),
    UNKNOWN_PARAMETER(IssueType.NOTSUPPORTED, Blame.SENDER),
    NOT_VALID(IssueType.INVARIANT, Blame.SENDER),
    NO_PATIENT_IDENTITY(IssueType.REQUIRED, Blame.SENDER),
    NO_REFERRAL_IDENTITY(IssueType.REQUIRED, Blame.SENDER),
    IDENTITY_CONFLICT(IssueType.CONFLICT, Blame.SENDER),
    MERGE_NOT_SUPPORTED(IssueType.NOTSUPPORTED, Blame.RECEIVER),
    MERGE_IN_A_CIRCLE(IssueType.CONFLICT, Blame.SENDER),
    LINK_UNCLEAR(IssueType.BUSINESSRULE, Blame.SENDER),
    UNKNOWN_REFERRAL(IssueType.NOTFOUND, Blame.SENDER),
    DANGLING_REFERENCE(IssueType.NOTFOUND, Blame.SENDER),
    OTHER_PATIENT(IssueType.BUSINESSRULE, Blame.SENDER),
    STATED_TWICE(IssueType.DUPLICATE, Blame.SENDER),
    PROJECTED_BY_HAND(IssueType.FORBIDDEN, Blame.SENDER),
    NOT_A_PARTY(IssueType.FORBIDDEN, Blame.SENDER),
    WRONG_ACTOR(IssueType.FORBIDDEN, Blame.SENDER),
    AFTER_END(IssueType.BUSINESSRULE, Blame.SENDER),
    TOO_MUCH(IssueType.TOOLONG, Blame.SENDER),
    UNKNOWN_RESOURCE(IssueType.NOTFOUND, Blame.SENDER),
    ERASED(IssueType.DELETED, Blame.SENDER),
    VERSION_MISMATCH(IssueType.CONFLICT, Blame.SENDER),
    SEVERAL_MATCHES(IssueType.MULTIPLEMATCHES, Blame.SENDER),
    OTHER_ID(IssueType.VALUE, Blame.SENDER),
    KNOWN_ALREADY(IssueType.DUPLICATE, Blame.SENDER),
    NOT_THE_OWNER(IssueType.FORBIDDEN, Blame.SENDER),
    NOT_DELETABLE(IssueType.BUSINESSRULE, Blame.SENDER),
    INCOMPLETE_REFERRAL(IssueType.REQUIRED, Blame.SENDER),
    TRANSITION_NOT_ALLOWED(IssueType.BUSINESSRULE, Blame.SENDER),
    PARKED(IssueType.INFORMATIONAL, Blame.BETWEEN),
    TRANSITION_WAITS(IssueType.INFORMATIONAL, Blame.BETWEEN),
    OVERTAKEN(IssueType.INFORMATIONAL, Blame.SENDER),
    KEPT_AS_OWNERS(IssueType.INFORMATIONAL, Blame.SENDER),
    ADVICE(IssueType.BUSINESSRULE, Blame.SENDER),
    ACCEPTED(IssueType.INFORMATIONAL, Blame.BETWEEN);

    /** Whose problem an issue is; the families of the NHS booking-and-referral standard. */
    public enum Blame {
        SENDER("SEND"),
        RECEIVER("REC"),
        BETWEEN("PROXY");

        private final String prefix;

        Blame(String prefix) {
            this.prefix = prefix;
        }
    }

    private final IssueType type;
    private final Blame blame;

    Rule(IssueType type, Blame blame) {
        this.type = type;
        this.blame = blame;
    }

    public IssueType type() {
        return type;
    }

    /** The code of {@code issue.details}, e.g. {@code SEND_DANGLING_REFERENCE}. */
    public String code() {
        return blame.prefix + "_" + name();
    }
}
