package care.sij.api.terminology;

import care.sij.api.rest.Reads;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.api.rest.ResourceTypes;
import care.sij.conformance.MessageValidator;
import care.sij.conformance.Terminology;
import care.sij.fhir.FhirJson;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.springframework.stereotype.Component;

/** The value sets and code systems that a request names: by canonical those loaded, by id those of the record. */
@Component
class LoadedTerms {

    private static final String NOT_LOADED =
            " SNOMED CT, LOINC, ICD and other licensed content is not loaded here; those of R4 and of this service are.";

    private final MessageValidator validator;
    private final ResourceTypes types;
    private final Reads reads;
    private final FhirJson json;

    LoadedTerms(MessageValidator validator, ResourceTypes types, Reads reads, FhirJson json) {
        this.validator = validator;
        this.types = types;
        this.reads = reads;
        this.json = json;
    }

    Terminology terminology() {
        return validator.terminology();
    }

    ValueSet valueSet(TermsRequest request) {
        String canonical = request.canonical("url", "valueSetVersion").orElseThrow(LoadedTerms::noUrl);
        return terminology().valueSet(canonical).orElseThrow(() -> unknown("value set"));
    }

    ValueSet valueSet(String id) {
        return read("ValueSet", id, ValueSet.class);
    }

    /** @throws RequestRefused when its codes are not in it */
    CodeSystem codeSystem(String id) {
        CodeSystem found = read("CodeSystem", id, CodeSystem.class);
        if (found.getContent() != CodeSystemContentMode.COMPLETE) {
            throw unknown("code system with its codes");
        }
        return found;
    }

    private <T extends Resource> T read(String type, String id, Class<T> as) {
        return json.read(reads.current(types.key(type, id)).body(), as);
    }

    static RequestRefused noUrl() {
        return TermsRequest.invalid("The parameter `url` is missing: it names what is asked about.");
    }

    static RequestRefused unknown(String what) {
        return new RequestRefused(Refusal.NOT_FOUND, "There is no such " + what + "." + NOT_LOADED);
    }

    static RequestRefused notListed() {
        return new RequestRefused(
                Refusal.UNSUPPORTED_PARAMETER,
                "The codes of this value set are not all known here: it takes codes from a code system without a list,"
                        + " or from one that is not loaded." + NOT_LOADED);
    }

    static String cannotTell() {
        return "Whether the code is in the value set cannot be told: it takes codes from a code system that is not"
                + " loaded." + NOT_LOADED;
    }
}
