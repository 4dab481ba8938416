package care.sij.access;

/** Why a change of an account is refused. */
public enum PeopleRefusal {
    /** Nobody has this login. */
    UNKNOWN,
    /** Somebody has it, though it was to be new. */
    KNOWN_BEFORE,
    /** Another version is current than the one that was to be changed. */
    CHANGED_MEANWHILE,
    /** What is said of the person cannot work. */
    INVALID
}
