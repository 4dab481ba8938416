package care.sij.partner;

/**
 * By which rules a registration is read: rules that were added later refuse what is proposed, and never let go of a
 * partner that was registered before them.
 */
enum RegistrationRules {
    /** All: for what somebody proposes, and for the settings. */
    PROPOSED,
    /** Those without which it could not work: for what is registered already. */
    REGISTERED;

    /** Whether rules that were added later count. */
    boolean all() {
        return this == PROPOSED;
    }
}
