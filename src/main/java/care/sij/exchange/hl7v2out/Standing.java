package care.sij.exchange.hl7v2out;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** Whether what a resource says holds, by its status. */
final class Standing {

    private static final Set<DiagnosticReportStatus> FINAL = EnumSet.of(
            DiagnosticReportStatus.FINAL,
            DiagnosticReportStatus.AMENDED,
            DiagnosticReportStatus.CORRECTED,
            DiagnosticReportStatus.APPENDED);

    private static final Set<CoverageStatus> NOT_COVERED =
            EnumSet.of(CoverageStatus.CANCELLED, CoverageStatus.ENTEREDINERROR);

    private static final Set<String> DENIED = Set.of("refuted", "entered-in-error");

    private Standing() {}

    static boolean of(Resource resource) {
        if (resource instanceof Procedure procedure) {
            return procedure.getStatus() == ProcedureStatus.COMPLETED;
        }
        if (resource instanceof DiagnosticReport report) {
            return FINAL.contains(report.getStatus());
        }
        if (resource instanceof Condition condition) {
            return !isDenied(condition.getVerificationStatus());
        }
        if (resource instanceof AllergyIntolerance allergy) {
            return !isDenied(allergy.getVerificationStatus());
        }
        if (resource instanceof Coverage coverage) {
            return !NOT_COVERED.contains(coverage.getStatus());
        }
        if (resource instanceof ServiceRequest request) {
            return request.getStatus() != ServiceRequestStatus.ENTEREDINERROR;
        }
        return !(resource instanceof DocumentReference document)
                || document.getStatus() == DocumentReferenceStatus.CURRENT;
    }

    private static boolean isDenied(CodeableConcept verification) {
        return verification.getCoding().stream()
                .flatMap(coding -> Stream.ofNullable(coding.getCode()))
                .anyMatch(DENIED::contains);
    }
}
