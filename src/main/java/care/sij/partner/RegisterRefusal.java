package care.sij.partner;

/** Why a change of a registration is refused. */
public enum RegisterRefusal {
    /** Nobody is registered under this id. */
    NOT_REGISTERED,
    /** Somebody is, though it was to be new. */
    REGISTERED_BEFORE,
    /** Another version is current than the one that was to be changed, or other registrations than those seen. */
    CHANGED_MEANWHILE,
    /** What is said of the partner cannot work. */
    INVALID
}
