package care.sij.fhir.facts;

import care.sij.clinical.AdverseEventKind;
import care.sij.clinical.ClinicalDate;
import care.sij.clinical.FactRef;
import care.sij.fhir.SijUris;
import care.sij.pathway.AdverseEvent.DeviceRelation;
import care.sij.pathway.AdverseEvent.Seriousness;
import care.sij.pathway.Death;
import care.sij.record.ResourceKey;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;

/** Reads what befell the patient: adverse events and death. */
final class PatientReaders {

    private final ClinicTime time;

    PatientReaders(ClinicTime time) {
        this.time = time;
    }

    Optional<PendingFact> death(FactRef ref, Patient patient) {
        boolean deceased = patient.getDeceased() instanceof BooleanType said
                ? said.hasValue() && said.booleanValue()
                : patient.hasDeceased();
        return deceased
                ? Optional.of(PendingFact.settled(new Death(ref, time.of(patient.getDeceased()))))
                : Optional.empty();
    }

    /** The Patients that it is linked with in this way. */
    static Stream<ResourceKey> linked(Patient patient, LinkType how) {
        return patient.getLink().stream()
                .filter(link -> link.getType() == how)
                .map(link -> link.getOther().getReferenceElement())
                .filter(other -> "Patient".equals(other.getResourceType()) && other.hasIdPart())
                .map(other -> new ResourceKey("Patient", other.getIdPart()));
    }

    Optional<PendingFact> adverseEvent(FactRef ref, AdverseEvent event) {
        ClinicalDate date = time.of(event.getDateElement());
        return Codings.value(event.getEvent(), SijUris.codeSystem("sij-adverse-event"), AdverseEventKind::of)
                .map(kind -> new care.sij.pathway.AdverseEvent(
                        ref, Sides.of(event), date, kind, seriousness(event), device(event)))
                .map(PendingFact::settled);
    }

    /** HL7's code system writes {@code Serious} in R4 and {@code serious} later, and has codes for kinds of serious. */
    private static Seriousness seriousness(AdverseEvent event) {
        return event.getSeriousness().getCoding().stream()
                .filter(Coding::hasCode)
                .map(coding -> coding.getCode().toLowerCase(Locale.ROOT))
                .map(code -> code.startsWith("serious") ? Seriousness.SERIOUS : Seriousness.NOT_SERIOUS)
                .findFirst()
                .orElse(Seriousness.NOT_STATED);
    }

    private static DeviceRelation device(AdverseEvent event) {
        boolean suspected = event.getSuspectEntity().stream()
                .flatMap(entity -> Target.of(entity.getInstance()).stream())
                .anyMatch(target -> target.isOf("Device"));
        return suspected ? DeviceRelation.SUSPECTED : DeviceRelation.NOT_SUSPECTED;
    }
}
