package care.sij.partner;

/** What a partner is to the SI-joint pathway; decides which side of a referral it may speak for. */
public enum PartnerRole {
    /** Refers patients and receives what the clinic reports. */
    HOSPITAL,
    /** Performs the referral and reports it. */
    CLINIC,
    /** Reads what supports its coverage decisions. */
    PAYER,
    /** Reads everything, the audit trail included, and writes nothing. */
    AUDITOR
}
