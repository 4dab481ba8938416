package care.sij.conformance;

import care.sij.fhir.SijUris;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells by type and code which of our profiles a partner's resource must meet. The codes are read from the profiles
 * themselves: what they pin or bind on the element that says what the resource is. A resource that no profile claims is
 * the partner's own and need only be FHIR.
 */
final class FactRecognition {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String SACROILIAC_JOINT = "39723000";
    private static final String ANY = "*";

    private final Map<String, Profile> byCode = new HashMap<>();
    private final Set<String> types = new HashSet<>();

    FactRecognition(PublishedDefinitions definitions) {
        Map<String, ValueSet> valueSets = new HashMap<>();
        definitions.of(ValueSet.class).forEach(valueSet -> valueSets.put(valueSet.getUrl(), valueSet));
        definitions
                .of(StructureDefinition.class)
                .forEach(definition -> Profile.ofCanonical(definition.getUrl())
                        .filter(profile -> profile.role() == Profile.Role.FACT)
                        .ifPresent(profile -> learn(profile, definition, valueSets)));
        byCode.keySet().forEach(key -> types.add(key.substring(0, key.indexOf(' '))));
    }

    private void learn(Profile profile, StructureDefinition definition, Map<String, ValueSet> valueSets) {
        String what = profile.type() + "." + kindElement(profile.type());
        for (ElementDefinition element : definition.getDifferential().getElement()) {
            if (element.getPath().equals(what) || element.getPath().equals(what + ".coding")) {
                pinned(element).forEach(coding -> byCode.put(key(profile.type(), coding), profile));
                Optional.ofNullable(valueSets.get(
                                withoutVersion(element.getBinding().getValueSet())))
                        .ifPresent(valueSet -> learn(profile, valueSet));
            }
        }
    }

    private void learn(Profile profile, ValueSet valueSet) {
        for (ValueSet.ConceptSetComponent include : valueSet.getCompose().getInclude()) {
            if (include.hasConcept()) {
                include.getConcept()
                        .forEach(concept -> byCode.put(
                                key(profile.type(), new Coding(include.getSystem(), concept.getCode(), null)),
                                profile));
            } else {
                byCode.put(key(profile.type(), new Coding(include.getSystem(), ANY, null)), profile);
            }
        }
    }

    private static Stream<Coding> pinned(ElementDefinition element) {
        return Stream.of(element.getPattern(), element.getFixed())
                .flatMap(value -> value instanceof CodeableConcept concept
                        ? concept.getCoding().stream()
                        : value instanceof Coding coding ? Stream.of(coding) : Stream.of());
    }

    /** What each entry of a bundle was recognised as, in the order of the entries; nothing where it has no resource. */
    List<Optional<Profile>> profilesIn(Bundle message) {
        Set<String> implants = implants(message);
        List<Optional<Profile>> profiles = new ArrayList<>();
        for (BundleEntryComponent entry : message.getEntry()) {
            boolean implant = entry.getResource() instanceof Device && implants.contains(entry.getFullUrl());
            profiles.add(
                    implant
                            ? Optional.of(Profile.IMPLANT)
                            : Optional.ofNullable(entry.getResource()).flatMap(this::profileOf));
        }
        return profiles;
    }

    /**
     * As {@link #profilesIn}, but a general code does not make a fact of what states none of our profiles and has no
     * identifier, which each fact has, when it states other profiles or tells of pain without saying where: it is no
     * statement about the joint.
     */
    List<Optional<Profile>> profilesOfEach(Bundle bundle) {
        List<Optional<Profile>> profiles = profilesIn(bundle);
        return IntStream.range(0, profiles.size())
                .mapToObj(index -> profiles.get(index)
                        .filter(profile -> !saysOtherwise(
                                profile, bundle.getEntry().get(index).getResource())))
                .toList();
    }

    private static boolean saysOtherwise(Profile profile, Resource resource) {
        return (resource.getMeta().hasProfile() || profile == Profile.PAIN_SCORE)
                && resource.getMeta().getProfile().stream()
                        .noneMatch(
                                stated -> Profile.ofCanonical(stated.getValue()).isPresent())
                && resource instanceof Observation observation
                && isOfNoSite(observation)
                && identifiers(resource).findAny().isEmpty();
    }

    /** Neither a place nor a side is told, and the code is nobody's own. */
    private static boolean isOfNoSite(Observation observation) {
        return !observation.hasBodySite()
                && !observation.hasExtension(SijUris.structure("sij-laterality"))
                && observation.getCode().getCoding().stream()
                        .noneMatch(coding -> String.valueOf(coding.getSystem()).startsWith(SijUris.BASE));
    }

    /** All that it has for {@code identifier}. */
    static Stream<Identifier> identifiers(Resource resource) {
        return Optional.ofNullable(resource.getNamedProperty("identifier")).stream()
                .flatMap(property -> property.getValues().stream())
                .filter(Identifier.class::isInstance)
                .map(Identifier.class::cast);
    }

    /**
     * The profile that claims a resource by itself; a Device is an implant only where a fusion of the message says so.
     */
    Optional<Profile> profileOf(Resource resource) {
        if (resource instanceof Patient) {
            return Optional.of(Profile.PATIENT);
        }
        Optional<Profile> coded = byCode(resource);
        return coded.isEmpty() && resource instanceof Condition condition ? byJoint(condition) : coded;
    }

    private Optional<Profile> byCode(Resource resource) {
        String element = kindElement(resource.fhirType());
        return Optional.ofNullable(resource.getNamedProperty(element)).stream()
                .flatMap(property -> property.getValues().stream())
                .flatMap(FactRecognition::codings)
                .flatMap(coding -> Stream.of(coding, new Coding(coding.getSystem(), ANY, null)))
                .map(coding -> byCode.get(key(resource.fhirType(), coding)))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    private static Stream<Coding> codings(Base value) {
        return value instanceof CodeableConcept concept ? concept.getCoding().stream() : Stream.of();
    }

    private static Optional<Profile> byJoint(Condition condition) {
        return condition.getBodySite().stream()
                .flatMap(site -> site.getCoding().stream())
                .filter(site -> SNOMED.equals(site.getSystem()) && SACROILIAC_JOINT.equals(site.getCode()))
                .findFirst()
                .map(site -> Profile.CONDITION);
    }

    /** What the fusions of a message put into the bone. */
    private Set<String> implants(Bundle message) {
        Set<String> implants = new HashSet<>();
        for (BundleEntryComponent entry : message.getEntry()) {
            if (entry.getResource() instanceof Procedure procedure
                    && byCode(procedure).filter(Profile.FUSION::equals).isPresent()) {
                procedure.getFocalDevice().stream()
                        .map(Procedure.ProcedureFocalDeviceComponent::getManipulated)
                        .filter(Reference::hasReference)
                        .forEach(implant -> implants.add(implant.getReference()));
            }
        }
        return implants;
    }

    /** Whether resources of the type are told apart by a code. */
    boolean recognises(String type) {
        return types.contains(type);
    }

    /** The element that says what a resource of the type is. */
    static String kindElement(String type) {
        return type.equals("AdverseEvent") ? "event" : "code";
    }

    private static String key(String type, Coding coding) {
        return type + " " + coding.getSystem() + "|" + coding.getCode();
    }

    private static String withoutVersion(@Nullable String canonical) {
        return canonical == null ? "" : canonical.split("\\|", 2)[0];
    }
}
