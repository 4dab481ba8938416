package care.sij.access;

import java.util.Collection;

/** Which patients a partner may see: those with a referral to or from it. */
public interface Reach {

    /** Lets the partner see the patient from now on; takes part in the running transaction. Again does nothing. */
    void grant(String partner, String patient);

    /** Whether the partner may see all of these patients. */
    boolean covers(String partner, Collection<String> patients);
}
