package care.sij.exchange.push;

import care.sij.partner.CapabilityProfile;
import care.sij.partner.ResourceCapability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Resource;

/**
 * Which parts of a message can be written at an EHR, in the order in which they are, and which are lost from the start.
 * Who and where is not told for its own sake: people, organizations and places are neither.
 */
record PushPlan(List<Part> parts, List<Loss> losses) {

    /** The documents first, so that at least these are there when something later fails. */
    private static final List<String> ORDER = List.of(
            "DocumentReference", "Observation", "Procedure", "Condition", "Communication", "QuestionnaireResponse");

    private static final Set<String> CONTEXT = Set.of(
            "MessageHeader",
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "Location",
            "RelatedPerson",
            "Provenance");

    PushPlan {
        parts = List.copyOf(parts);
        losses = List.copyOf(losses);
    }

    /** @param event code of the event of ours that the message tells */
    static PushPlan of(Bundle letter, String event, CapabilityProfile profile) {
        List<Part> parts = new ArrayList<>();
        List<Loss> losses = new ArrayList<>();
        List<Part> told = new ArrayList<>(List.of(Part.of(Note.of(letter, event, formats(profile)))));
        resources(letter).stream()
                .filter(resource -> !CONTEXT.contains(resource.fhirType()))
                .map(Part::of)
                .forEach(told::add);
        for (Part part : told) {
            loss(part, profile).ifPresentOrElse(reason -> losses.add(new Loss(part, reason)), () -> parts.add(part));
        }
        parts.sort(Comparator.comparingInt(part -> ORDER.indexOf(part.type())));
        return new PushPlan(parts, losses);
    }

    private static List<String> formats(CapabilityProfile profile) {
        return profile.resource("DocumentReference")
                .map(ResourceCapability::formats)
                .orElse(List.of());
    }

    static List<Resource> resources(Bundle letter) {
        return letter.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    private static Optional<LossReason> loss(Part part, CapabilityProfile profile) {
        Optional<ResourceCapability> capability = profile.resource(part.type())
                .filter(known -> ORDER.contains(known.type()) && !known.may().isEmpty());
        if (capability.isEmpty()) {
            return Optional.of(LossReason.TYPE_NOT_TAKEN);
        }
        List<String> categories = capability.get().categories();
        return categories.isEmpty() || hasOneOf(categories, part.resource())
                ? Optional.empty()
                : Optional.of(LossReason.CATEGORY_NOT_TAKEN);
    }

    private static boolean hasOneOf(List<String> categories, Base resource) {
        return Children.of(resource, "category")
                .filter(CodeableConcept.class::isInstance)
                .flatMap(category -> ((CodeableConcept) category).getCoding().stream())
                .anyMatch(coding -> categories.contains(coding.getCode()));
    }
}
