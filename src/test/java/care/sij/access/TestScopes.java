package care.sij.access;

import care.sij.fhir.FhirR4;
import care.sij.fhir.SearchCriteria;
import care.sij.fhir.SearchParameters;
import java.time.Clock;

/** The filters of scopes without the rest of the service. */
public final class TestScopes {

    private TestScopes() {}

    public static ScopeFilters filters() {
        SearchParameters parameters = new SearchParameters(FhirR4.context());
        return new ScopeFilters(new SearchCriteria(parameters, Clock.systemUTC(), "http://localhost/fhir"), parameters);
    }
}
