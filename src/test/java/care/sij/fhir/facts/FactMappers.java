package care.sij.fhir.facts;

import care.sij.fhir.ClinicSettings;
import care.sij.fhir.FactMapper;
import care.sij.fhir.FhirJson;

/** Makes the mapper for tests of other modules. */
public final class FactMappers {

    private FactMappers() {}

    public static FactMapper create(FhirJson json, ClinicSettings settings) {
        return new CachedFactMapper(json, settings);
    }
}
