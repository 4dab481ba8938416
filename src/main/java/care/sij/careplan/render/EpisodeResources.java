package care.sij.careplan.render;

import care.sij.clinical.FactRef;
import care.sij.clinical.JointSide;
import care.sij.conformance.Profile;
import care.sij.fhir.ResourceIds;
import care.sij.fhir.SijUris;
import care.sij.pathway.ActivityKind;
import care.sij.pathway.EpisodePlan;
import care.sij.pathway.PathwayFacts;
import care.sij.pathway.SiCondition;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** What all resources of one patient's episode share: ids, names, subject, side and diagnosis. */
final class EpisodeResources {

    static final String CARE_PLAN_KEY = "care-plan";

    private final String patient;
    private final EpisodePlan plan;
    private final PathwayFacts facts;

    EpisodeResources(String patient, EpisodePlan plan, PathwayFacts facts) {
        this.patient = patient;
        this.plan = plan;
        this.facts = facts;
    }

    EpisodePlan plan() {
        return plan;
    }

    PathwayFacts facts() {
        return facts;
    }

    JointSide side() {
        return plan.side();
    }

    /** Gives the resource the id that follows from its key, and its profile. */
    <R extends DomainResource> R begin(R resource, Profile profile, String key) {
        resource.setId(id(key));
        resource.getMeta().addProfile(profile.canonical());
        return resource;
    }

    Identifier identifier(String key) {
        String episode = patient + "/" + side().code() + "/" + plan.number();
        return key.equals(CARE_PLAN_KEY)
                ? new Identifier().setSystem(ProjectedNames.CARE_PLAN).setValue(episode)
                : new Identifier().setSystem(ProjectedNames.CARE_PLAN_PART).setValue(episode + "/" + key);
    }

    /** A reference to another resource of this episode. */
    Reference to(String type, String key) {
        return new Reference(type + "/" + id(key));
    }

    Reference subject() {
        return new Reference("Patient/" + patient);
    }

    /** The side, for types without a body site. */
    Extension laterality() {
        return new Extension(SijUris.structure("sij-laterality"), Concepts.side(side()));
    }

    /** The side, for types with a body site. */
    CodeableConcept joint() {
        CodeableConcept joint = Concepts.siJoint();
        joint.addExtension(laterality());
        return joint;
    }

    /** The diagnoses of this side, oldest first. */
    List<Reference> conditions() {
        return facts.of(SiCondition.class, side()).stream()
                .map(condition -> References.versionless(condition.ref()))
                .toList();
    }

    /** The Tasks that carry the state of the episode's referrals. */
    List<Reference> referralTasks() {
        List<FactRef> tasks = plan.activities().stream()
                .filter(activity -> activity.kind() == ActivityKind.REFERRAL)
                .flatMap(activity -> activity.outcomes().stream())
                .filter(told -> told.reference().startsWith("Task/"))
                .toList();
        return References.versionless(tasks);
    }

    private String id(String key) {
        return ResourceIds.projected(patient, side().code(), plan.number(), key);
    }
}
