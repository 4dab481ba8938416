package care.sij.careplan.render;

import care.sij.clinical.ClinicalDate;
import care.sij.conformance.Profile;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;

/** What the derived Observations have in common. */
final class Observed {

    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    private Observed() {}

    static Observation begin(EpisodeResources episode, Profile profile, String key, String code) {
        Observation observation = episode.begin(new Observation(), profile, key);
        observation.addIdentifier(episode.identifier(key));
        observation.setStatus(ObservationStatus.FINAL).setCode(Concepts.own("sij-observation", code));
        return observation.setSubject(episode.subject()).setBodySite(episode.joint());
    }

    static void on(Observation observation, ClinicalDate date) {
        FhirDates.of(date).ifPresent(observation::setEffective);
    }

    /** Why there is no value. */
    static CodeableConcept absent() {
        return Concepts.of(ABSENT, "unknown");
    }
}
