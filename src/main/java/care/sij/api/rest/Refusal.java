package care.sij.api.rest;

/** Why a REST request is refused. */
enum Refusal {
    /** FHIR R4 has no such resource type. */
    UNKNOWN_TYPE(404, "not-supported"),
    /** Nothing there, or nothing that the caller may see. */
    NOT_FOUND(404, "not-found"),
    /** The resource was deleted; its earlier versions stay readable. */
    DELETED(410, "deleted"),
    /** The version's content was erased by law. */
    ERASED(410, "deleted"),
    /** A parameter that FHIR does not define for the type. */
    UNKNOWN_PARAMETER(400, "not-supported"),
    /** A parameter, modifier or value that FHIR defines and this server does not serve. */
    UNSUPPORTED_PARAMETER(400, "not-supported"),
    /** A value that is not of the parameter's kind. */
    INVALID_VALUE(400, "value"),
    /** No request of HTTP, or one that hides its path. */
    UNREADABLE(400, "structure"),
    /** The line fell silent before the request was whole. */
    TOO_SLOW(408, "timeout"),
    /** A page cursor that does not belong to the query. */
    INVALID_CURSOR(400, "value"),
    /** Neither JSON nor XML would be accepted. */
    UNSUPPORTED_FORMAT(406, "not-supported"),
    /** Resources are not written here. */
    READ_ONLY(405, "not-supported"),
    /** The path, method or body is not served, as the web framework found. */
    NOT_SERVED(404, "not-supported"),
    /** The database cannot be reached, or has no room for one more; the same request may be sent again. */
    NOT_NOW(503, "transient"),
    /** A fault of this service. */
    FAULT(500, "exception");

    private final int httpStatus;
    private final String issueType;

    Refusal(int httpStatus, String issueType) {
        this.httpStatus = httpStatus;
        this.issueType = issueType;
    }

    int httpStatus() {
        return httpStatus;
    }

    /** Code of R4's {@code issue-type}. */
    String issueType() {
        return issueType;
    }
}
