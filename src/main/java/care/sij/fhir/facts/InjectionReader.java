package care.sij.fhir.facts;

import care.sij.clinical.FactRef;
import care.sij.clinical.ImageGuidance;
import care.sij.clinical.InjectionAgent;
import care.sij.clinical.InjectionPurpose;
import care.sij.fhir.SijUris;
import care.sij.pathway.Injection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;

/** Reads SI joint injections that were given. */
final class InjectionReader implements FactReader<Procedure> {

    static final String CODE = "si-joint-injection";

    private final ClinicTime time;

    InjectionReader(ClinicTime time) {
        this.time = time;
    }

    @Override
    public Optional<PendingFact> read(FactRef ref, Procedure procedure) {
        if (procedure.getStatus() != ProcedureStatus.COMPLETED
                || !Codings.has(procedure.getCode(), ProcedureReaders.PROCEDURE, CODE)) {
            return Optional.empty();
        }
        List<Extension> extensions = procedure.getExtension();
        return Sides.of(procedure, procedure.getBodySite())
                .flatMap(side -> purpose(extensions)
                        .flatMap(purpose -> guidance(extensions)
                                .map(guidance -> new Injection(
                                        ref,
                                        side,
                                        time.when(procedure.getPerformed()),
                                        purpose,
                                        guidance,
                                        contrast(extensions),
                                        agents(extensions)))))
                .map(PendingFact::settled);
    }

    static Optional<InjectionPurpose> purpose(List<Extension> extensions) {
        return Extensions.value(extensions, "sij-injection-purpose", CodeType.class)
                .map(CodeType::getCode)
                .flatMap(InjectionPurpose::of);
    }

    private static Optional<ImageGuidance> guidance(List<Extension> extensions) {
        return Extensions.value(extensions, "sij-guidance", CodeType.class)
                .map(CodeType::getCode)
                .flatMap(ImageGuidance::of);
    }

    private static Injection.Contrast contrast(List<Extension> extensions) {
        return Extensions.all(extensions, "sij-contrast")
                .flatMap(contrast -> Extensions.part(contrast, "used", BooleanType.class).stream())
                .findFirst()
                .filter(BooleanType::hasValue)
                .map(used -> used.booleanValue() ? Injection.Contrast.USED : Injection.Contrast.NOT_USED)
                .orElse(Injection.Contrast.NOT_STATED);
    }

    private static Set<InjectionAgent> agents(List<Extension> extensions) {
        List<CodeableConcept> agents = Extensions.all(extensions, "sij-injectate")
                .flatMap(injectate -> Extensions.part(injectate, "agent", CodeableConcept.class).stream())
                .toList();
        return Codings.values(agents, SijUris.codeSystem("sij-agent"), InjectionAgent::of)
                .collect(Collectors.toSet());
    }
}
