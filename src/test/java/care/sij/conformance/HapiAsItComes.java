package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import care.sij.fhir.FhirR4;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/**
 * HAPI's validator with the policy of the service and none of its shortcuts: all definitions in HAPI's own chain, every
 * resource walked by its type and by its profiles.
 */
final class HapiAsItComes {

    private static final FhirContext FHIR = FhirR4.context();

    private final FhirValidator validator = validator();

    Set<Finding> findings(Bundle bundle) {
        return validator.validateWithResult(ExampleMessages.JSON.encode(bundle).asUtf8()).getMessages().stream()
                .map(HapiAsItComes::original)
                .flatMap(FindingTranslator::findings)
                .collect(Collectors.toSet());
    }

    private static ValidationMessage original(SingleValidationMessage copy) {
        ValidationMessage message = new ValidationMessage();
        message.setLevel(
                ValidationMessage.IssueSeverity.fromCode(copy.getSeverity().getCode()));
        message.setLocation(copy.getLocationString());
        message.setMessageId(copy.getMessageId());
        message.setMessage(copy.getMessage());
        return message;
    }

    @SuppressWarnings("deprecation") // HAPI names no successor that only warns
    private static FhirValidator validator() {
        var ours = new PrePopulatedValidationSupport(FHIR);
        PublishedDefinitions.load(FHIR).all().forEach(ours::addResource);
        var unknownSystems = new UnknownCodeSystemWarningValidationSupport(FHIR);
        unknownSystems.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
        var chain = new ValidationSupportChain(
                ours,
                new DefaultProfileValidationSupport(FHIR),
                new CommonCodeSystemsTerminologyService(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR),
                new SnapshotGeneratingValidationSupport(FHIR),
                unknownSystems);
        chain.setCodeableConceptValidationSuccessfulIfNotAllCodingsAreValid(true);
        var module = new FhirInstanceValidator(chain);
        module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        module.setErrorForUnknownProfiles(false);
        module.setAssumeValidRestReferences(true);
        module.setNoExtensibleWarnings(true);
        module.setAnyExtensionsAllowed(true);
        module.setAllowExamples(true);
        module.setValidatorPolicyAdvisor(new ValidatorPolicy());
        return FHIR.newValidator().registerValidatorModule(module);
    }
}
