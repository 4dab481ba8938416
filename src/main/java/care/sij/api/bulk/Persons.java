package care.sij.api.bulk;

import care.sij.access.AccessRefused;
import care.sij.access.Caller;
import care.sij.access.Refusal;

/** Exports are for clients of their own (SMART Backend Services). */
final class Persons {

    private Persons() {}

    /** @throws AccessRefused when a person asks */
    static void refuse(Caller caller) {
        if (caller.person().isPresent()) {
            throw new AccessRefused(
                    Refusal.ROLE_MISSING,
                    "Exports are for clients of their own, not for persons. Ask with a token by `client_credentials`.");
        }
    }
}
