package care.sij.api.rest;

import care.sij.fhir.SearchParameter;
import care.sij.fhir.SearchParameters;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.springframework.stereotype.Component;

/** The search parameters and includes that the capability statement names for a type. */
@Component
class ListedSearches {

    private static final Set<SearchParameter.Kind> NOT_SERVED = Set.of(SearchParameter.Kind.SPECIAL);

    private final SearchParameters parameters;
    private final ListedIncludes includes;

    ListedSearches(SearchParameters parameters, ListedIncludes includes) {
        this.parameters = parameters;
        this.includes = includes;
    }

    /** Names all that is served of resources of the record. */
    void add(CapabilityStatementRestResourceComponent resource) {
        addParameters(resource, parameter -> !NOT_SERVED.contains(parameter.kind()));
        includes.of(resource.getType()).forEach(resource::addSearchInclude);
        includes.to(resource.getType()).forEach(resource::addSearchRevInclude);
    }

    /** Names what is served of AuditEvents, which lie elsewhere. */
    void addOfAuditEvents(CapabilityStatementRestResourceComponent resource) {
        addParameters(resource, parameter -> AuditParameters.SERVED.contains(parameter.name()));
    }

    private void addParameters(CapabilityStatementRestResourceComponent resource, Predicate<SearchParameter> served) {
        parameters.all(resource.getType()).stream().filter(served).forEach(parameter -> {
            CapabilityStatementRestResourceSearchParamComponent listed = resource.addSearchParam()
                    .setName(parameter.name())
                    .setType(SearchParamType.fromCode(parameter.kind().name().toLowerCase(Locale.ROOT)));
            parameter.ownDefinition().ifPresent(listed::setDefinition);
        });
    }
}
