package care.sij.console.journey;

import care.sij.careplan.PolicySet;
import care.sij.fhir.ClinicSettings;
import care.sij.fhir.FactMapper;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes journeys of what somebody sees of a patient at an instant; the same is seen, the same comes of it. */
@Component
public class SeenJourneys {

    private final FactMapper facts;
    private final PolicySet policies;
    private final ClinicSettings clinic;

    SeenJourneys(FactMapper facts, PolicySet policies, ClinicSettings clinic) {
        this.facts = facts;
        this.policies = policies;
        this.clinic = clinic;
    }

    /**
     * The journey; empty when the Patient itself is not seen.
     *
     * @param earlier finds all versions of these resources up to the instant, as they are seen, oldest first
     * @param chosen what to look at
     */
    public Optional<JourneyView> of(
            String patient,
            List<StoredVersion> seen,
            Function<Collection<ResourceKey>, List<StoredVersion>> earlier,
            Chosen chosen,
            Instant instant) {
        PatientRecord record = PatientRecord.of(patient, seen, earlier, facts, clinic.zone());
        LocalDate day = LocalDate.ofInstant(instant, clinic.zone());
        return record.patient().map(person -> JourneyView.of(record, person, chosen, policies.policies(), day));
    }
}
