package care.sij.api.rest;

/** Why a REST request is refused. */
public enum Refusal {
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
    /** A parameter, modifier, value or header that FHIR defines and this server does not serve there. */
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
    /** The body is not of a kind that is read here. */
    UNSUPPORTED_BODY(415, "not-supported"),
    /** The body is no FHIR resource, or not the one that belongs to this request. */
    UNREADABLE_BODY(400, "structure"),
    /** More than is taken at once. */
    TOO_LARGE(413, "too-long"),
    /** An answer that is too long to be given at once, or takes too long to be found. */
    TOO_COSTLY(422, "too-costly"),
    /** A reference by a search that finds nothing. */
    CONDITIONAL_REFERENCE(412, "not-found"),
    /** Another version is current than the one that was to be replaced. */
    CHANGED_MEANWHILE(412, "conflict"),
    /** A patch that cannot be done to the resource. */
    PATCH_NOT_APPLICABLE(422, "processing"),
    /** FHIR defines the way of writing, this server does not serve it. */
    UNSUPPORTED_WRITE(501, "not-supported"),
    /** The resource has no such method. */
    UNSUPPORTED_METHOD(405, "not-supported"),
    /** What is there is written by this service alone. */
    READ_ONLY(405, "not-supported"),
    /** The path, method or body is not served, as the web framework found. */
    NOT_SERVED(404, "not-supported"),
    /** The client asks for more at once than it is given. */
    TOO_MANY(429, "throttled"),
    /** There is no room for one more, or the database cannot be reached; the same request may be sent again. */
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
