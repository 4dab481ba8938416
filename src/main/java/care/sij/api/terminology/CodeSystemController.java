package care.sij.api.terminology;

import care.sij.api.rest.Bodies;
import care.sij.api.rest.FhirResponses;
import care.sij.api.rest.Format;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code CodeSystem/$validate-code} and {@code CodeSystem/$lookup}. */
@RestController
class CodeSystemController {

    private static final Set<String> VALIDATING = Set.of("code", "display", "coding", "codeableConcept");
    private static final Set<String> VALIDATING_BY_URL =
            Set.of("url", "version", "code", "display", "coding", "codeableConcept");
    private static final Set<String> LOOKING_UP = Set.of("code", "system", "version", "coding", "property");

    private final LoadedTerms terms;
    private final Bodies bodies;
    private final FhirResponses responses;

    CodeSystemController(LoadedTerms terms, Bodies bodies, FhirResponses responses) {
        this.terms = terms;
        this.bodies = bodies;
        this.responses = responses;
    }

    @RequestMapping(
            path = "/fhir/CodeSystem/$validate-code",
            method = {RequestMethod.GET, RequestMethod.POST})
    void validate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        TermsRequest asked = TermsRequest.of(request, bodies, VALIDATING_BY_URL);
        String url = asked.asked().one("url").orElseThrow(LoadedTerms::noUrl);
        List<Coding> codings = of(url, asked);
        Verdict verdict = terms.terminology()
                .codeSystem(asked.canonical("url", "version").orElse(url))
                .map(system -> Verdicts.in(system, codings))
                .orElseGet(() -> {
                    requireRules(url);
                    return Verdicts.byRules(codings, terms.terminology());
                });
        responses.write(response, format, verdict.parameters());
    }

    @RequestMapping(
            path = "/fhir/CodeSystem/{id}/$validate-code",
            method = {RequestMethod.GET, RequestMethod.POST})
    void validate(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Format format = Format.wanted(request);
        CodeSystem system = terms.codeSystem(id);
        TermsRequest asked = TermsRequest.of(request, bodies, VALIDATING);
        Verdict verdict = Verdicts.in(system, of(String.valueOf(system.getUrl()), asked));
        responses.write(response, format, verdict.parameters());
    }

    /** The codings of the code system, those without a system included. */
    private static List<Coding> of(String url, TermsRequest asked) {
        return asked.codings(Optional.of(url)).stream()
                .filter(coding -> !coding.hasSystem() || coding.getSystem().equals(url))
                .map(coding -> coding.copy().setSystem(url))
                .toList();
    }

    @RequestMapping(
            path = "/fhir/CodeSystem/$lookup",
            method = {RequestMethod.GET, RequestMethod.POST})
    void lookup(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        TermsRequest asked = TermsRequest.of(request, bodies, LOOKING_UP);
        Coding coding = asked.codings(Optional.empty()).get(0);
        if (!coding.hasSystem() || !coding.hasCode()) {
            throw TermsRequest.invalid("The parameter `coding` has a system and a code.");
        }
        String version = asked.asked().one("version").map(text -> "|" + text).orElse("");
        Parameters answer = terms.terminology()
                .codeSystem(coding.getSystem() + version)
                .map(system -> Concepts.find(system, coding.getCode())
                        .map(placed -> LookedUp.of(system, placed, asked.asked().all("property")))
                        .orElseThrow(() -> LoadedTerms.unknown("code in the code system")))
                .orElseGet(() -> byRules(coding));
        responses.write(response, format, answer);
    }

    private Parameters byRules(Coding coding) {
        requireRules(coding.getSystem());
        return terms.terminology()
                .displayByRules(coding.getSystem(), coding.getCode())
                .map(display -> LookedUp.of(coding.getSystem(), display))
                .orElseThrow(() -> LoadedTerms.unknown("code in the code system"));
    }

    private void requireRules(String system) {
        if (!terms.terminology().hasRules(system)) {
            throw LoadedTerms.unknown("code system");
        }
    }
}
