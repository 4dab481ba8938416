package care.sij.api.validation;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Why a resource could not be written as it is meant to be, whatever it holds. */
record Objection(IssueType type, String text) {}
