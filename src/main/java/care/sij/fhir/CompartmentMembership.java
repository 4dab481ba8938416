package care.sij.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.List;
import java.util.Set;

/** By which search parameters resources belong to a compartment (R4 compartmentdefinition.html). */
public final class CompartmentMembership {

    /** The types that a compartment is of. */
    public static final Set<String> COMPARTMENTS =
            Set.of("Patient", "Encounter", "RelatedPerson", "Practitioner", "Device");

    private final FhirContext fhir;

    public CompartmentMembership(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** The parameters, any one of which suffices; none when resources of the type never belong to it. */
    public List<String> parameters(String compartment, String type) {
        return fhir.getResourceDefinition(type).getSearchParamsForCompartmentName(compartment).stream()
                .map(RuntimeSearchParam::getName)
                .distinct()
                .sorted()
                .toList();
    }
}
