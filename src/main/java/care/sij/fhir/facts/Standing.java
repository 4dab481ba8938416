package care.sij.fhir.facts;

import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DiagnosticReport.DiagnosticReportStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** Which resources were withdrawn or never came about, and so tell nothing. A refuted Condition does tell something. */
final class Standing {

    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    private static final Set<ObservationStatus> NO_OBSERVATION =
            EnumSet.of(ObservationStatus.ENTEREDINERROR, ObservationStatus.CANCELLED, ObservationStatus.REGISTERED);
    private static final Set<DiagnosticReportStatus> NO_REPORT = EnumSet.of(
            DiagnosticReportStatus.ENTEREDINERROR, DiagnosticReportStatus.CANCELLED, DiagnosticReportStatus.REGISTERED);
    private static final Set<ProcedureStatus> NO_PROCEDURE =
            EnumSet.of(ProcedureStatus.ENTEREDINERROR, ProcedureStatus.NOTDONE);
    private static final Set<ServiceRequestStatus> NO_REQUEST =
            EnumSet.of(ServiceRequestStatus.ENTEREDINERROR, ServiceRequestStatus.DRAFT);
    private static final Set<Appointment.AppointmentStatus> BOOKED = EnumSet.of(
            Appointment.AppointmentStatus.PROPOSED,
            Appointment.AppointmentStatus.PENDING,
            Appointment.AppointmentStatus.BOOKED,
            Appointment.AppointmentStatus.ARRIVED,
            Appointment.AppointmentStatus.CHECKEDIN);

    private Standing() {}

    static boolean condition(Condition condition) {
        return Codings.code(condition.getVerificationStatus(), VERIFICATION)
                .filter("entered-in-error"::equals)
                .isEmpty();
    }

    static boolean refuted(Condition condition) {
        return Codings.code(condition.getVerificationStatus(), VERIFICATION)
                .filter("refuted"::equals)
                .isPresent();
    }

    static boolean observation(Observation observation) {
        return observation.hasStatus() && !NO_OBSERVATION.contains(observation.getStatus());
    }

    static boolean report(DiagnosticReport report) {
        return report.hasStatus() && !NO_REPORT.contains(report.getStatus());
    }

    static boolean procedure(Procedure procedure) {
        return procedure.hasStatus() && !NO_PROCEDURE.contains(procedure.getStatus());
    }

    static boolean request(ServiceRequest request) {
        return request.hasStatus() && !NO_REQUEST.contains(request.getStatus());
    }

    static boolean appointment(Appointment appointment) {
        return appointment.hasStatus() && BOOKED.contains(appointment.getStatus());
    }

    static boolean coverage(Coverage coverage) {
        return coverage.getStatus() == Coverage.CoverageStatus.ACTIVE;
    }

    /** R4 gives AdverseEvent no status; a modifier extension of ours withdraws it. */
    static boolean event(AdverseEvent event) {
        return event.getActuality() == AdverseEvent.AdverseEventActuality.ACTUAL
                && Extensions.value(event.getModifierExtension(), "sij-entered-in-error", BooleanType.class)
                        .filter(BooleanType::booleanValue)
                        .isEmpty();
    }
}
