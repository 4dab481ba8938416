package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.LookupCodeRequest;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * Language tags by BCP 47 (RFC 5646 section 2.1): well-formed, with a language and a region of the registry. HAPI's own
 * rules know tags of a language and a region only, and call every other language no code at all, where R4 only prefers
 * the shorter list.
 */
final class Languages implements IValidationSupport {

    private static final String SYSTEM = CommonCodeSystemsTerminologyService.LANGUAGES_CODESYSTEM_URL;
    private static final String ALL = CommonCodeSystemsTerminologyService.ALL_LANGUAGES_VALUESET_URL;
    private static final String PREFERRED = CommonCodeSystemsTerminologyService.LANGUAGES_VALUESET_URL;

    private final FhirContext fhir;
    private final IValidationSupport registry;

    /** By the registry's languages and regions, which HAPI's rules have. */
    Languages(FhirContext fhir, IValidationSupport registry) {
        this.fhir = fhir;
        this.registry = registry;
    }

    @Override
    public FhirContext getFhirContext() {
        return fhir;
    }

    @Override
    public boolean isValueSetSupported(ValidationSupportContext context, @Nullable String valueSet) {
        return valueSet != null && (isOne(ALL, valueSet) || isOne(PREFERRED, valueSet));
    }

    private static boolean isOne(String canonical, String valueSet) {
        return valueSet.equals(canonical) || valueSet.startsWith(canonical + "|");
    }

    @Override
    public @Nullable CodeValidationResult validateCode(
            ValidationSupportContext context,
            ConceptValidationOptions options,
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            @Nullable String valueSet) {
        boolean theirs = system == null || system.isBlank() || system.equals(SYSTEM);
        if (valueSet == null || code == null || !theirs) {
            return null;
        }
        if (isOne(ALL, valueSet)) {
            return isLanguage(context, code) ? in(code) : fault(CodeValidationIssueCoding.INVALID_CODE);
        }
        return isOne(PREFERRED, valueSet) ? preferred(context, options, code) : null;
    }

    @Override
    public @Nullable CodeValidationResult validateCodeInValueSet(
            ValidationSupportContext context,
            ConceptValidationOptions options,
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            IBaseResource valueSet) {
        return valueSet instanceof ValueSet set && set.hasUrl()
                ? validateCode(context, options, system, code, display, set.getUrl())
                : null;
    }

    private CodeValidationResult preferred(
            ValidationSupportContext context, ConceptValidationOptions options, String code) {
        CodeValidationResult listed = registry.validateCode(context, options, SYSTEM, code, null, PREFERRED);
        if (listed != null && listed.isOk()) {
            return listed;
        }
        return fault(
                isLanguage(context, code)
                        ? CodeValidationIssueCoding.NOT_IN_VS
                        : CodeValidationIssueCoding.INVALID_CODE);
    }

    private static CodeValidationResult in(String code) {
        return new CodeValidationResult().setCode(code);
    }

    private static CodeValidationResult fault(CodeValidationIssueCoding fault) {
        String text = "No such language in the value set.";
        return new CodeValidationResult()
                .setSeverity(IssueSeverity.ERROR)
                .setMessage(text)
                .addIssue(new CodeValidationIssue(
                        text, IssueSeverity.ERROR, CodeValidationIssueCode.CODE_INVALID, fault));
    }

    private boolean isLanguage(ValidationSupportContext context, String tag) {
        return parsed(tag)
                .filter(locale -> isRegistered(context, locale.getLanguage()))
                .filter(locale -> locale.getCountry().isEmpty()
                        || isRegistered(context, locale.getLanguage() + "-" + locale.getCountry()))
                .isPresent();
    }

    private static Optional<Locale> parsed(String tag) {
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(tag).build());
        } catch (IllformedLocaleException noTag) {
            return Optional.empty();
        }
    }

    private boolean isRegistered(ValidationSupportContext context, String languageAndRegion) {
        LookupCodeResult found = registry.lookupCode(context, new LookupCodeRequest(SYSTEM, languageAndRegion));
        return found != null && found.isFound();
    }
}
