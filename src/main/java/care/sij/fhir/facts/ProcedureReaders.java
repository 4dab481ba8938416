package care.sij.fhir.facts;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.clinical.TrialOutcome;
import care.sij.clinical.TrialType;
import care.sij.fhir.SijUris;
import care.sij.pathway.ConservativeTrial;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;

/** Reads conservative care; interventions have readers of their own. */
final class ProcedureReaders {

    static final String PROCEDURE = SijUris.codeSystem("sij-procedure");

    private final ClinicTime time;

    ProcedureReaders(ClinicTime time) {
        this.time = time;
    }

    List<FactReader<Procedure>> all() {
        return List.of(
                this::trial, new InjectionReader(time), new FusionReader(time), new PlannedProcedureReader(time));
    }

    private Optional<PendingFact> trial(FactRef ref, Procedure procedure) {
        if (procedure.getStatus() == ProcedureStatus.PREPARATION) {
            return Optional.empty();
        }
        return Codings.value(procedure.getCode(), PROCEDURE, TrialType::of)
                .map(type -> new ConservativeTrial(
                        ref,
                        Sides.of(procedure, procedure.getBodySite()),
                        time.when(procedure.getPerformed()),
                        end(procedure),
                        type,
                        sessions(procedure),
                        attendance(procedure),
                        Codings.value(
                                procedure.getOutcome(), SijUris.codeSystem("sij-trial-outcome"), TrialOutcome::of)))
                .map(PendingFact::settled);
    }

    /** A trial that is over without saying when ended on some day since it began, which is not the same as going on. */
    private Optional<ClinicalDate> end(Procedure procedure) {
        Optional<ClinicalDate> told = time.end(procedure.getPerformed());
        boolean goesOn =
                procedure.getStatus() == ProcedureStatus.INPROGRESS || procedure.getStatus() == ProcedureStatus.ONHOLD;
        if (told.isPresent() || goesOn) {
            return told;
        }
        ClinicalDate begin = time.when(procedure.getPerformed());
        return Optional.of(new ClinicalDate(begin.from(), ClinicalDate.unknown().to()));
    }

    private static OptionalInt sessions(Procedure procedure) {
        return Extensions.value(procedure.getExtension(), "sij-sessions", IntegerType.class)
                .filter(IntegerType::hasValue)
                .filter(sessions -> sessions.getValue() >= 0)
                .map(sessions -> OptionalInt.of(sessions.getValue()))
                .orElseGet(OptionalInt::empty);
    }

    private static ConservativeTrial.Attendance attendance(Procedure procedure) {
        return Extensions.value(procedure.getExtension(), "sij-in-person", BooleanType.class)
                .filter(BooleanType::hasValue)
                .map(inPerson -> inPerson.booleanValue()
                        ? ConservativeTrial.Attendance.IN_PERSON
                        : ConservativeTrial.Attendance.REMOTE)
                .orElse(ConservativeTrial.Attendance.NOT_STATED);
    }
}
