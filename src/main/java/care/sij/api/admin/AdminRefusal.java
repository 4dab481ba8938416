package care.sij.api.admin;

/** Why a request of an administrator is refused. */
enum AdminRefusal {
    /** No such partner, account, version, patient or hold. */
    NOT_FOUND(404),
    /** A parameter that is missing or not of its kind. */
    INVALID_PARAMETER(400),
    /** A change without the version that it changes (RFC 6585, 3). */
    NO_CONDITION(428),
    /** Another version is current than the one that was to be changed. */
    CONDITION_NOT_MET(412),
    /** What is said of a partner cannot work. */
    INVALID(422),
    /** The partner's server gives nothing that a proposal could be made of. */
    NO_PROPOSAL(502),
    /** More than is taken at once. */
    TOO_LARGE(413);

    private final int httpStatus;

    AdminRefusal(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    int httpStatus() {
        return httpStatus;
    }
}
