package care.sij.fhir.facts;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.InjectionPurpose;
import care.sij.clinical.JointSide;
import care.sij.pathway.PlannedProcedure;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** Reads injections and fusions that are ordered, booked or under way. */
final class PlannedProcedureReader implements FactReader<Procedure> {

    private static final Set<ProcedureStatus> AHEAD =
            EnumSet.of(ProcedureStatus.PREPARATION, ProcedureStatus.INPROGRESS, ProcedureStatus.ONHOLD);

    private final ClinicTime time;

    PlannedProcedureReader(ClinicTime time) {
        this.time = time;
    }

    /** A Procedure that is prepared; an injection also while it is given, since only a given one can be read. */
    @Override
    public Optional<PendingFact> read(FactRef ref, Procedure procedure) {
        return AHEAD.contains(procedure.getStatus())
                ? kind(List.of(procedure.getCode()), procedure.getExtension())
                        .filter(kind -> kind != PlannedProcedure.Kind.FUSION
                                || procedure.getStatus() == ProcedureStatus.PREPARATION)
                        .flatMap(kind -> planned(
                                ref,
                                Sides.of(procedure, procedure.getBodySite()),
                                time.when(procedure.getPerformed()),
                                kind))
                : Optional.empty();
    }

    /** An order that is neither revoked nor carried out. */
    Optional<PendingFact> order(FactRef ref, ServiceRequest order) {
        boolean open =
                order.getStatus() == ServiceRequestStatus.ACTIVE || order.getStatus() == ServiceRequestStatus.ONHOLD;
        if (!open || order.getIntent() != ServiceRequestIntent.ORDER) {
            return Optional.empty();
        }
        ClinicalDate booked = order.hasOccurrence() ? time.when(order.getOccurrence()) : ClinicalDate.unknown();
        ClinicalDate date = booked.isKnown() ? booked : time.of(order.getAuthoredOnElement());
        return kind(List.of(order.getCode()), order.getExtension())
                .flatMap(kind -> planned(ref, Sides.of(order, order.getBodySite()), date, kind));
    }

    /** A booking; R4 gives it no body site, so that its side stands on what is booked, or on the resource. */
    Optional<PendingFact> booking(FactRef ref, Appointment booking) {
        List<CodeableConcept> purposes = Stream.concat(
                        booking.getServiceType().stream(), booking.getReasonCode().stream())
                .toList();
        Optional<JointSide> side = Sides.of(purposes).or(() -> Sides.of(booking));
        return kind(purposes, booking.getExtension())
                .flatMap(kind -> planned(ref, side, time.of(booking.getStartElement()), kind));
    }

    private static Optional<PendingFact> planned(
            FactRef ref, Optional<JointSide> side, ClinicalDate date, PlannedProcedure.Kind kind) {
        return side.map(joint -> PendingFact.settled(new PlannedProcedure(ref, joint, date, kind)));
    }

    private static Optional<PlannedProcedure.Kind> kind(List<CodeableConcept> concepts, List<Extension> extensions) {
        if (means(concepts, FusionReader.PRIMARY) || means(concepts, FusionReader.REVISION)) {
            return Optional.of(PlannedProcedure.Kind.FUSION);
        }
        return means(concepts, InjectionReader.CODE)
                ? InjectionReader.purpose(extensions).map(PlannedProcedureReader::injection)
                : Optional.empty();
    }

    private static PlannedProcedure.Kind injection(InjectionPurpose purpose) {
        return switch (purpose) {
            case DIAGNOSTIC -> PlannedProcedure.Kind.DIAGNOSTIC_INJECTION;
            case THERAPEUTIC -> PlannedProcedure.Kind.THERAPEUTIC_INJECTION;
        };
    }

    private static boolean means(List<CodeableConcept> concepts, String code) {
        return concepts.stream().anyMatch(concept -> Codings.has(concept, ProcedureReaders.PROCEDURE, code));
    }
}
