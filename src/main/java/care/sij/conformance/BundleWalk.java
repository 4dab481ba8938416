package care.sij.conformance;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator.NullEvaluationContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.model.Base.ValidationMode;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.TypeDerivationRule;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.hl7.fhir.validation.instance.ResourcePercentageLogger;
import org.hl7.fhir.validation.instance.utils.ElementInfo;
import org.hl7.fhir.validation.instance.utils.NodeStack;
import org.hl7.fhir.validation.instance.utils.ValidationContext;

/**
 * HAPI's validator, for one bundle. It walks a resource by its plain type and then by each profile that the resource
 * names. A profile's snapshot holds every rule of the type, so a resource that names a profile of ours is walked by
 * that alone.
 */
final class BundleWalk extends InstanceValidator {

    private final Definitions definitions;
    private final FaultlessParts faultless;
    private final Element bundle;
    private final BundleTargets targets;

    /** By what each resource is being walked: one that refers to itself through others has no findings yet. */
    private final IdentityHashMap<Element, Set<String>> underway = new IdentityHashMap<>();

    BundleWalk(Definitions definitions, FaultlessParts faultless, Element bundle) {
        super(
                definitions,
                new NullEvaluationContext(),
                new XVerExtensionManagerOld(definitions),
                new ValidatorSession(),
                new ValidatorSettings());
        this.definitions = definitions;
        this.faultless = faultless;
        this.bundle = bundle;
        this.targets = BundleTargets.in(bundle);
        setResourceIdRule(IdStatus.OPTIONAL);
        setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        setErrorForUnknownProfiles(false);
        setAssumeValidRestReferences(true);
        setNoExtensibleWarnings(true);
        setAnyExtensionsAllowed(true);
        setAllowExamples(true);
        // Whether an unknown code system is an error is left to the terminology support.
        setUnknownCodeSystemsCauseErrors(true);
        setPolicyAdvisor(new ValidatorPolicy());
    }

    /** As HAPI does, but by the profile where that will do, and not what was found faultless before. */
    @Override
    public boolean startInner(
            ValidationContext context,
            List<ValidationMessage> messages,
            Element resource,
            Element element,
            StructureDefinition definition,
            NodeStack stack,
            boolean checkSpecials,
            ResourcePercentageLogger progress,
            ValidationMode mode,
            boolean fromContained) {
        StructureDefinition walked = byProfile(element, definition);
        Set<String> profiles = underway.computeIfAbsent(element, any -> new HashSet<>());
        boolean first = profiles.add(walked.getVersionedUrl());
        Optional<String> key = element == bundle || !first
                ? Optional.empty()
                : PartKey.ofResource(walked, element, targets::of).map(content -> checkSpecials + "|" + content);
        try {
            return faultless.unlessKnown(
                    key,
                    messages,
                    found -> super.startInner(
                            context,
                            found,
                            resource,
                            element,
                            walked,
                            stack,
                            checkSpecials,
                            progress,
                            mode,
                            fromContained));
        } finally {
            if (first) {
                profiles.remove(walked.getVersionedUrl());
            }
        }
    }

    /** As HAPI does, but not what was found faultless before. */
    @Override
    public boolean checkChild(
            ValidationContext context,
            List<ValidationMessage> messages,
            StructureDefinition profile,
            ElementDefinition definition,
            Element resource,
            Element element,
            String actualType,
            NodeStack stack,
            boolean inCodeableConcept,
            boolean checkDisplay,
            ElementInfo part,
            String extensionUrl,
            ResourcePercentageLogger progress,
            ValidationMode mode) {
        return faultless.unlessKnown(
                PartKey.ofPart(profile, part, inCodeableConcept),
                messages,
                found -> super.checkChild(
                        context,
                        found,
                        profile,
                        definition,
                        resource,
                        element,
                        actualType,
                        stack,
                        inCodeableConcept,
                        checkDisplay,
                        part,
                        extensionUrl,
                        progress,
                        mode));
    }

    private StructureDefinition byProfile(Element element, StructureDefinition definition) {
        if (definition.getDerivation() != TypeDerivationRule.SPECIALIZATION) {
            return definition;
        }
        return StatedProfiles.of(element).stream()
                .flatMap(canonical -> definitions.inPlaceOfType(canonical).stream())
                .filter(profile -> profile.getType().equals(definition.getType()))
                .findFirst()
                .orElse(definition);
    }
}
