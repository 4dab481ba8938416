package care.sij.fhir.facts;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.FusionApproach;
import care.sij.pathway.Fusion;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureFocalDeviceComponent;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;

/** Reads fusions of the SI joint and revisions of one. */
final class FusionReader implements FactReader<Procedure> {

    static final String PRIMARY = "si-joint-fusion";
    static final String REVISION = "si-joint-fusion-revision";

    private final ClinicTime time;

    FusionReader(ClinicTime time) {
        this.time = time;
    }

    @Override
    public Optional<PendingFact> read(FactRef ref, Procedure procedure) {
        if (procedure.getStatus() == ProcedureStatus.PREPARATION) {
            return Optional.empty();
        }
        return kind(procedure).flatMap(kind -> fusion(ref, kind, procedure));
    }

    private Optional<PendingFact> fusion(FactRef ref, Fusion.Kind kind, Procedure procedure) {
        ClinicalDate date = time.when(procedure.getPerformed());
        Fusion.Status status = status(procedure);
        Optional<FusionApproach> approach = approach(procedure);
        int implants = implants(procedure);
        Optional<Target> whole = Target.all(procedure.getPartOf())
                .filter(target -> kind == Fusion.Kind.REVISION && target.isOf("Procedure"))
                .findFirst();
        return Sides.of(procedure, procedure.getBodySite()).map(side -> links -> {
            Optional<FactRef> revises =
                    whole.map(target -> new FactRef(links.literal(target).reference()));
            return Optional.of(new Fusion(ref, side, date, kind, revises, status, approach, implants));
        });
    }

    private static Optional<Fusion.Kind> kind(Procedure procedure) {
        if (Codings.has(procedure.getCode(), ProcedureReaders.PROCEDURE, REVISION)) {
            return Optional.of(Fusion.Kind.REVISION);
        }
        return Codings.has(procedure.getCode(), ProcedureReaders.PROCEDURE, PRIMARY)
                ? Optional.of(Fusion.Kind.PRIMARY)
                : Optional.empty();
    }

    private static Fusion.Status status(Procedure procedure) {
        return procedure.getStatus() == ProcedureStatus.COMPLETED
                ? Fusion.Status.COMPLETED
                : Fusion.Status.NOT_COMPLETED;
    }

    private static Optional<FusionApproach> approach(Procedure procedure) {
        return Extensions.value(procedure.getExtension(), "sij-approach", CodeType.class)
                .map(CodeType::getCode)
                .flatMap(FusionApproach::of);
    }

    private static int implants(Procedure procedure) {
        return (int) procedure.getFocalDevice().stream()
                .filter(ProcedureFocalDeviceComponent::hasManipulated)
                .map(ProcedureFocalDeviceComponent::getManipulated)
                .map(device -> Target.of(device))
                .distinct()
                .count();
    }
}
