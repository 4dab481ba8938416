package care.sij.api.terminology;

import care.sij.api.rest.Bodies;
import care.sij.api.rest.FhirResponses;
import care.sij.api.rest.Format;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.ValueSet;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code ValueSet/$expand} and {@code ValueSet/$validate-code}. */
@RestController
class ValueSetController {

    private static final Set<String> EXPANDING = Set.of("filter", "offset", "count");
    private static final Set<String> EXPANDING_BY_URL = Set.of("url", "valueSetVersion", "filter", "offset", "count");
    private static final Set<String> VALIDATING = Set.of("code", "system", "display", "coding", "codeableConcept");
    private static final Set<String> VALIDATING_BY_URL =
            Set.of("url", "valueSetVersion", "code", "system", "display", "coding", "codeableConcept");

    private final LoadedTerms terms;
    private final Expansions expansions;
    private final Bodies bodies;
    private final FhirResponses responses;

    ValueSetController(LoadedTerms terms, Expansions expansions, Bodies bodies, FhirResponses responses) {
        this.terms = terms;
        this.expansions = expansions;
        this.bodies = bodies;
        this.responses = responses;
    }

    @RequestMapping(
            path = "/fhir/ValueSet/$expand",
            method = {RequestMethod.GET, RequestMethod.POST})
    void expand(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        TermsRequest asked = TermsRequest.of(request, bodies, EXPANDING_BY_URL);
        responses.write(response, format, expansion(terms.valueSet(asked), asked));
    }

    @RequestMapping(
            path = "/fhir/ValueSet/{id}/$expand",
            method = {RequestMethod.GET, RequestMethod.POST})
    void expand(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        ValueSet set = terms.valueSet(id);
        responses.write(response, format, expansion(set, TermsRequest.of(request, bodies, EXPANDING)));
    }

    private ValueSet expansion(ValueSet set, TermsRequest asked) {
        ExpansionCost.over(terms.terminology()).demand(set, 1);
        ValueSet expanded = terms.terminology().expanded(set).orElseThrow(LoadedTerms::notListed);
        return expansions.page(set, expanded, asked.asked());
    }

    @RequestMapping(
            path = "/fhir/ValueSet/$validate-code",
            method = {RequestMethod.GET, RequestMethod.POST})
    void validate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Format format = Format.wanted(request);
        TermsRequest asked = TermsRequest.of(request, bodies, VALIDATING_BY_URL);
        responses.write(response, format, verdict(terms.valueSet(asked), asked).parameters());
    }

    @RequestMapping(
            path = "/fhir/ValueSet/{id}/$validate-code",
            method = {RequestMethod.GET, RequestMethod.POST})
    void validate(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Format format = Format.wanted(request);
        ValueSet set = terms.valueSet(id);
        TermsRequest asked = TermsRequest.of(request, bodies, VALIDATING);
        responses.write(response, format, verdict(set, asked).parameters());
    }

    private Verdict verdict(ValueSet set, TermsRequest asked) {
        return Verdicts.in(set, asked.codings(Optional.empty()), terms.terminology());
    }
}
