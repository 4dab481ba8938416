package care.sij.access;

import care.sij.partner.Partner;

/** Whom patients deny the sight of what others say about them. */
public interface Denials {

    /**
     * Whether the patient denies it to the partner now. The clinic, whose record it is, and auditors are denied
     * nothing.
     */
    boolean deny(Partner partner, String patient);
}
