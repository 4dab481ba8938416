package care.sij.access;

import care.sij.clinical.Coded;

/** What a person does at its organisation; decides what its tokens may grant. */
public enum PersonRole implements Coded {
    /** Follows referrals and deliveries, moves tasks. */
    COORDINATOR("coordinator", "user/*.rs user/Task.cu user/Appointment.cu user/MessageHeader.u"),
    /** Reads and documents care. */
    CLINICIAN(
            "clinician",
            "user/*.rs user/AdverseEvent.cu user/Condition.cu user/DiagnosticReport.cu user/DocumentReference.cu"
                    + " user/Observation.cu user/Procedure.cu user/Provenance.c user/ServiceRequest.cu user/Task.cu"),
    /** Registers partners and people and keeps the exchange going; sees no patient. */
    INTEGRATION_ADMIN(
            "integration-admin",
            "user/sij-partner.cruds user/sij-person.cruds user/sij-legal-hold.cds user/MessageHeader.us"),
    /** Reads everything; forbids to purge, and lifts that. */
    AUDITOR("auditor", "user/*.rs user/sij-legal-hold.cds");

    private final String code;
    private final String scopes;

    PersonRole(String code, String scopes) {
        this.code = code;
        this.scopes = scopes;
    }

    @Override
    public String code() {
        return code;
    }

    /** The most that a token of a person of this role grants. */
    public SmartScopes scopes() {
        return SmartScopes.parse(scopes);
    }
}
