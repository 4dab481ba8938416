package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HAPI's validator with our definitions, one call for a whole bundle. Safe for many threads. */
final class ProfileValidator {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileValidator.class);

    /** Definitions do not change while the service runs; expiry would only cost a slow message now and then. */
    private static final long NEVER = Long.MAX_VALUE / 2;

    private static final int CACHED_RESULTS = 20_000;

    private final FhirValidator validator;

    ProfileValidator(FhirContext fhir, PublishedDefinitions definitions) {
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(fhir);
        definitions.all().forEach(ours::addResource);
        ValidationSupportChain chain = new ValidationSupportChain(
                cache(),
                ours,
                new DefaultProfileValidationSupport(fhir),
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir),
                new SnapshotGeneratingValidationSupport(fhir),
                warningOfUnknownCodeSystems(fhir));
        // Partners send their own codings beside the one that counts.
        chain.setCodeableConceptValidationSuccessfulIfNotAllCodingsAreValid(true);
        this.validator = fhir.newValidator().registerValidatorModule(module(chain));
    }

    private static ValidationSupportChain.CacheConfiguration cache() {
        ValidationSupportChain.CacheConfiguration cache = ValidationSupportChain.CacheConfiguration.defaultValues();
        cache.setCacheTimeout(Duration.ofMillis(NEVER));
        cache.setCacheSize(CACHED_RESULTS);
        return cache;
    }

    private static FhirInstanceValidator module(ValidationSupportChain chain) {
        FhirInstanceValidator module = new FhirInstanceValidator(chain);
        module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        module.setErrorForUnknownProfiles(false);
        module.setAssumeValidRestReferences(true);
        module.setNoExtensibleWarnings(true);
        module.setAnyExtensionsAllowed(true);
        module.setAllowExamples(true);
        module.setValidatorPolicyAdvisor(new ValidatorPolicy());
        return module;
    }

    /** LOINC, SNOMED CT and ICD-10-CM are not shipped: their codes are checked against value sets only. */
    @SuppressWarnings("deprecation") // HAPI names no successor that only warns
    private static IValidationSupport warningOfUnknownCodeSystems(FhirContext fhir) {
        UnknownCodeSystemWarningValidationSupport support = new UnknownCodeSystemWarningValidationSupport(fhir);
        support.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
        return support;
    }

    /**
     * Everything HAPI says about a bundle as JSON; its texts quote values of the bundle. Empty when HAPI fails over the
     * content, as it does over a reference such as {@code a//b}; it has no one exception for that.
     */
    Optional<List<SingleValidationMessage>> validate(String json) {
        try {
            return Optional.of(validator.validateWithResult(json).getMessages());
        } catch (RuntimeException fault) {
            LOG.warn(
                    "the FHIR validator failed over a message: {}",
                    fault.getClass().getName());
            return Optional.empty();
        }
    }
}
