package care.sij.record.store;

import java.util.Set;

/** The types whose references share a patientless resource; what only others refer to stays unseen. */
final class ReferringTypes {

    static final Set<String> NAMES = Set.of(
            "AdverseEvent",
            "AllergyIntolerance",
            "Appointment",
            "CarePlan",
            "CareTeam",
            "Claim",
            "ClaimResponse",
            "Communication",
            "CommunicationRequest",
            "Composition",
            "Condition",
            "Consent",
            "Coverage",
            "CoverageEligibilityResponse",
            "Device",
            "DeviceRequest",
            "DeviceUseStatement",
            "DiagnosticReport",
            "DocumentReference",
            "Encounter",
            "EpisodeOfCare",
            "ExplanationOfBenefit",
            "Flag",
            "Goal",
            "GuidanceResponse",
            "HealthcareService",
            "ImagingStudy",
            "Immunization",
            "Location",
            "Media",
            "Medication",
            "MedicationAdministration",
            "MedicationDispense",
            "MedicationRequest",
            "MedicationStatement",
            "Observation",
            "Organization",
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Procedure",
            "Provenance",
            "QuestionnaireResponse",
            "RelatedPerson",
            "RiskAssessment",
            "Schedule",
            "ServiceRequest",
            "Slot",
            "Specimen",
            "Task");

    private ReferringTypes() {}
}
