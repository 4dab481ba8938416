package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import care.sij.record.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r5.elementmodel.ValidatedFragment;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.utilities.filesystem.ManagedFileAccess;
import org.hl7.fhir.utilities.filesystem.ManagedFileAccess.FileAccessPolicy;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.http.ManagedWebAccess.WebAccessPolicy;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HAPI's validator with our definitions, one call for a whole bundle. Safe for many threads. */
final class ProfileValidator {

    private static final Logger LOG = LoggerFactory.getLogger(ProfileValidator.class);

    /** Definitions do not change while the service runs; expiry would only cost a slow message now and then. */
    private static final long NEVER = Long.MAX_VALUE / 2;

    private static final int CACHED_RESULTS = 20_000;

    static {
        // A message may name files and addresses, as Attachment.url does, and HAPI would open them.
        ManagedFileAccess.setAccessPolicy(FileAccessPolicy.PROHIBITED);
        ManagedWebAccess.setAccessPolicy(WebAccessPolicy.PROHIBITED);
    }

    private final Definitions definitions;
    private final Terminology terms;
    private final FaultlessParts faultless = new FaultlessParts();

    ProfileValidator(FhirContext fhir, PublishedDefinitions published) {
        Specification specification = new Specification(fhir);
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(fhir);
        published.all().forEach(ours::addResource);
        SpecificationTerms theirs = new SpecificationTerms(fhir, specification);
        CommonCodeSystemsTerminologyService rules = new CommonCodeSystemsTerminologyService(fhir);
        Languages languages = new Languages(fhir, rules);
        InMemoryTerminologyServerValidationSupport expansion = new InMemoryTerminologyServerValidationSupport(fhir);
        ValidationSupportChain terminology = new ValidationSupportChain(
                cache(), ours, theirs, languages, rules, expansion, warningOfUnknownCodeSystems(fhir));
        this.terms = new Terminology(
                new ValidationSupportChain(uncached(), ours, theirs),
                rules,
                new ValidationSupportChain(uncached(), ours, theirs, languages, rules, expansion));
        // Partners send their own codings beside the one that counts.
        terminology.setCodeableConceptValidationSuccessfulIfNotAllCodingsAreValid(true);
        this.definitions = new Definitions(fhir, published, specification, terminology);
    }

    /** What is asked about by anybody must not push out what the validator needs. */
    private static ValidationSupportChain.CacheConfiguration uncached() {
        return ValidationSupportChain.CacheConfiguration.disabled();
    }

    private static ValidationSupportChain.CacheConfiguration cache() {
        ValidationSupportChain.CacheConfiguration cache = ValidationSupportChain.CacheConfiguration.defaultValues();
        cache.setCacheTimeout(Duration.ofMillis(NEVER));
        cache.setCacheSize(CACHED_RESULTS);
        return cache;
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
     *
     * @param stated profiles that the bundle itself names; those not known here are passed over
     */
    Optional<List<ValidationMessage>> validate(Bytes json, List<String> stated) {
        try {
            return Optional.of(said(json, stated));
        } catch (RuntimeException fault) {
            LOG.warn(
                    "the FHIR validator failed over a message: {}",
                    fault.getClass().getName());
            return Optional.empty();
        }
    }

    /** The terminology it validates by, without what passes over unknown code systems. */
    Terminology terminology() {
        return terms;
    }

    /** Whether there is a definition of that canonical. */
    boolean knows(String canonical) {
        return canonical.startsWith("http://")
                && definitions.fetchResource(StructureDefinition.class, canonical) != null;
    }

    private List<ValidationMessage> said(Bytes json, List<String> stated) {
        List<StructureDefinition> profiles = stated.stream()
                .flatMap(
                        canonical -> Stream.ofNullable(definitions.fetchResource(StructureDefinition.class, canonical)))
                .toList();
        List<ValidationMessage> messages = new ArrayList<>();
        for (ValidatedFragment fragment : parsed(json)) {
            if (fragment.getElement() != null) {
                new BundleWalk(definitions, faultless, fragment.getElement())
                        .validate(null, fragment.getErrors(), null, fragment.getElement(), new ArrayList<>(profiles));
            }
            messages.addAll(fragment.getErrors());
        }
        return messages;
    }

    private List<ValidatedFragment> parsed(Bytes json) {
        try {
            return new BundleParser(definitions).parse(json.open());
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory cannot be read", impossible);
        }
    }
}
