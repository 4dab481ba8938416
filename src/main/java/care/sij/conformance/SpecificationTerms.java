package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** The value sets and code systems that FHIR R4 defines. */
final class SpecificationTerms implements IValidationSupport {

    /** Whose code systems have no version of their own but that of FHIR, whatever a message says. */
    private static final List<String> FHIR_ITSELF = List.of("http://hl7.org", "http://terminology.hl7.org");

    private final FhirContext fhir;
    private final Specification specification;

    SpecificationTerms(FhirContext fhir, Specification specification) {
        this.fhir = fhir;
        this.specification = specification;
    }

    @Override
    public @Nullable IBaseResource fetchValueSet(String canonical) {
        return specification
                .valueSet(bare(canonical))
                .filter(found -> isVersion(canonical, ((org.hl7.fhir.r4.model.ValueSet) found).getVersion()))
                .orElse(null);
    }

    @Override
    public @Nullable IBaseResource fetchCodeSystem(String canonical) {
        return specification
                .codeSystem(bare(canonical))
                .filter(found -> isVersion(canonical, ((org.hl7.fhir.r4.model.CodeSystem) found).getVersion()))
                .orElse(null);
    }

    private static String bare(String canonical) {
        int version = canonical.indexOf('|');
        return version < 0 ? canonical : canonical.substring(0, version);
    }

    private static boolean isVersion(String canonical, @Nullable String version) {
        int asked = canonical.indexOf('|');
        return asked < 0
                || asked == canonical.length() - 1
                || FHIR_ITSELF.stream().anyMatch(canonical::startsWith)
                || canonical.substring(asked + 1).equals(version);
    }

    @Override
    public FhirContext getFhirContext() {
        return fhir;
    }
}
