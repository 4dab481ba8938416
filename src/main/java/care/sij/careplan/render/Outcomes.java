package care.sij.careplan.render;

import care.sij.clinical.FactRef;
import care.sij.conformance.Profile;
import care.sij.fhir.EvidenceExtensions;
import care.sij.pathway.CriterionResult;
import care.sij.pathway.FusionOutcome;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * Renders the composite outcome of each fusion (clinical.md 5.3). It names all that it rests on: what cannot be derived
 * from by R4 (adverse events, procedures) by the extension {@code workflow-supportingInfo}.
 */
final class Outcomes {

    private static final Predicate<FactRef> MEASURED = fact -> fact.reference().startsWith("Observation/");

    private Outcomes() {}

    static Stream<ProjectedResource> of(EpisodeResources episode) {
        return episode.plan().outcomes().stream()
                .map(outcome -> outcome(outcome, episode))
                .map(ProjectedResource::of);
    }

    private static Observation outcome(FusionOutcome reached, EpisodeResources episode) {
        String key = "outcome-" + reached.fusion().versionless();
        Observation outcome = Observed.begin(episode, Profile.OUTCOME, key, "fusion-success-composite");
        outcome.addFocus(References.versionless(reached.fusion()));
        Observed.on(outcome, reached.date());
        outcome.setValue(Concepts.own("sij-outcome", reached.result()));
        evidence(reached, MEASURED).forEach(outcome::addDerivedFrom);
        evidence(reached, MEASURED.negate())
                .forEach(fact -> outcome.addExtension(EvidenceExtensions.SUPPORTING_INFO, fact));
        reached.parts()
                .forEach(part -> outcome.addComponent()
                        .setCode(new CodeableConcept().setText(part.id()))
                        .setValue(new StringType(inWords(part))));
        return outcome;
    }

    private static List<Reference> evidence(FusionOutcome reached, Predicate<FactRef> kind) {
        return References.versionless(reached.parts().stream()
                .flatMap(part -> part.evidence().stream())
                .filter(kind)
                .toList());
    }

    private static String inWords(CriterionResult part) {
        return part.result().code() + ": " + part.detail();
    }
}
