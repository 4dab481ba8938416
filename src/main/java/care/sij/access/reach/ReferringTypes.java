package care.sij.access.reach;

import java.util.List;

/** The types whose references make a patientless resource visible; what only others refer to stays unseen. */
final class ReferringTypes {

    static final List<String> NAMES = List.of(
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
