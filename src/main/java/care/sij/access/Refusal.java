package care.sij.access;

/** Why a caller is turned away. */
public enum Refusal {
    /** No access token, or one that does not hold. */
    NOT_AUTHENTICATED,
    /** The token was issued to a client that is registered no more. */
    NOT_REGISTERED,
    /** No granted scope covers the interaction on the type. */
    SCOPE_MISSING,
    /** A granted scope covers it, but only for resources that match a filter which cannot be evaluated there. */
    SCOPE_FILTERED,
    /** It is for partners of another role. */
    ROLE_MISSING,
    /** The glass was to be broken without a reason, or not for reading. */
    GLASS_NOT_BROKEN;

    /** 401 when another token would help, 403 when only another registration would, 400 when another request would. */
    public int httpStatus() {
        return switch (this) {
            case NOT_AUTHENTICATED, NOT_REGISTERED -> 401;
            case SCOPE_MISSING, SCOPE_FILTERED, ROLE_MISSING -> 403;
            case GLASS_NOT_BROKEN -> 400;
        };
    }

    /** The FHIR R4 {@code issue-type} code. */
    public String issueType() {
        return switch (this) {
            case NOT_AUTHENTICATED -> "login";
            case NOT_REGISTERED -> "unknown";
            case SCOPE_MISSING, SCOPE_FILTERED, ROLE_MISSING -> "forbidden";
            case GLASS_NOT_BROKEN -> "invalid";
        };
    }
}
