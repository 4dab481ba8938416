package care.sij.fhir.facts;

import care.sij.clinical.FactRef;
import care.sij.fhir.SijUris;
import care.sij.record.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AdverseEvent;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** Takes from one resource all that the pathway needs of it. */
final class VersionMapper {

    private static final String RECORD = SijUris.codeSystem("sij-record");

    private final ReferralReaders referrals;
    private final Map<String, TypeReaders<?>> readers;

    VersionMapper(ClinicTime time) {
        this.referrals = new ReferralReaders(time);
        PlannedProcedureReader planned = new PlannedProcedureReader(time);
        PatientReaders patient = new PatientReaders(time);
        List<FactReader<Observation>> observations = Stream.concat(
                        new ObservationReaders(time).all().stream(), new MeasurementReaders(time).all().stream())
                .toList();
        this.readers = Stream.of(
                        new TypeReaders<>(Condition.class, Standing::condition, new ConditionReaders(time).all()),
                        new TypeReaders<>(Observation.class, Standing::observation, observations),
                        new TypeReaders<>(DiagnosticReport.class, Standing::report, List.of(new ImagingReader(time))),
                        new TypeReaders<>(Procedure.class, Standing::procedure, new ProcedureReaders(time).all()),
                        new TypeReaders<>(
                                ServiceRequest.class, Standing::request, List.of(referrals::referral, planned::order)),
                        new TypeReaders<>(Appointment.class, Standing::appointment, List.of(planned::booking)),
                        new TypeReaders<>(AdverseEvent.class, Standing::event, List.of(patient::adverseEvent)),
                        new TypeReaders<>(Coverage.class, Standing::coverage, List.of(new CoverageReader(time))),
                        new TypeReaders<>(Patient.class, any -> true, List.of(patient::death)))
                .collect(Collectors.toMap(type -> type.type().getSimpleName(), Function.identity()));
    }

    /** Tells whether the pathway takes anything from resources of this type. */
    boolean reads(String type) {
        return readers.containsKey(type) || type.equals("Task") || type.equals("Organization");
    }

    MappedVersion map(FactRef ref, ResourceKey key, Resource resource) {
        if (isSetAside(resource)) {
            return MappedVersion.nothing(key);
        }
        return new MappedVersion(
                key,
                Optional.ofNullable(readers.get(key.type()))
                        .map(type -> type.read(ref, resource))
                        .orElse(List.of()),
                identifiers(key.type(), resource),
                insurance(resource),
                resource instanceof Task task ? referrals.task(ref, task) : Optional.empty(),
                resource instanceof Organization organization ? CoverageReader.payer(organization) : Optional.empty(),
                elsewhere(resource),
                resource instanceof Patient patient
                        ? PatientReaders.linked(patient, LinkType.REPLACEDBY).findFirst()
                        : Optional.empty());
    }

    private static Set<ResourceKey> elsewhere(Resource resource) {
        if (resource instanceof Patient patient) {
            return PatientReaders.linked(patient, LinkType.REPLACES).collect(Collectors.toSet());
        }
        return resource instanceof Coverage coverage ? CoverageReader.organizations(coverage) : Set.of();
    }

    /** A referral's Task bears the replayed state, which holds whichever of its statements was set aside. */
    private static boolean isSetAside(Resource resource) {
        return !(resource instanceof Task) && resource.getMeta().getTag(RECORD, "set-aside") != null;
    }

    private static Set<Target> insurance(Resource resource) {
        return resource instanceof ServiceRequest request
                        && Standing.request(request)
                        && ReferralReaders.isReferral(request)
                ? Target.all(request.getInsurance()).collect(Collectors.toSet())
                : Set.of();
    }

    private static Set<Target> identifiers(String type, Resource resource) {
        return resource.listChildrenByName("identifier").stream()
                .filter(Identifier.class::isInstance)
                .map((Base value) -> (Identifier) value)
                .filter(identifier -> identifier.hasSystem() && identifier.hasValue())
                .map(identifier -> Target.logical(type, identifier))
                .collect(Collectors.toSet());
    }
}
