package care.sij.access;

import java.util.Collection;

/** Which patients a partner may see: those with a referral to or from it. */
public interface Reach {

    /** Lets the partner see the patient from now on; takes part in the running transaction. Again does nothing. */
    void grant(String partner, String patient);

    /**
     * Lets whoever may see the patient by a grant of its own see the one that goes on for it, and no other by that
     * grant; the patient itself when none does. Takes part in the running transaction.
     */
    void lead(String patient, String goesOn);

    /** Whether the partner may see all of these patients. */
    boolean covers(String partner, Collection<String> patients);
}
