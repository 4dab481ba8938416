package care.sij.api.rest;

import care.sij.access.AccessRefused;
import care.sij.access.SmartInteraction;
import care.sij.fhir.CompartmentMembership;
import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.AnyId;
import care.sij.record.SearchCriterion.AnyTerm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads which types, and which compartment, a search is for (R4 search.html#searchcontexts). */
@Component
class SearchPlaces {

    static final String TYPES = "_type";

    private static final int MOST_TYPES = 30;

    private final ResourceTypes types;
    private final CompartmentMembership membership;
    private final Permission permission;

    SearchPlaces(ResourceTypes types, CompartmentMembership membership, Permission permission) {
        this.types = types;
        this.membership = membership;
        this.permission = permission;
    }

    /** All resources of the types that {@code _type} names. */
    SearchPlace ofTypes(Map<String, String[]> parameters) {
        List<String> asked = asked(parameters);
        if (asked.isEmpty()) {
            throw new RequestRefused(
                    Refusal.INVALID_VALUE,
                    "A search of the whole system names its types: `_type=Observation,Condition`.");
        }
        if (asked.size() > MOST_TYPES) {
            throw new RequestRefused(Refusal.INVALID_VALUE, "`_type` names at most " + MOST_TYPES + " types.");
        }
        return new SearchPlace("", asked, Map.of());
    }

    /** The resources of a type, or {@code *} for all types, that belong to a compartment. */
    SearchPlace ofCompartment(String compartment, String id, String type, Map<String, String[]> parameters) {
        if (!CompartmentMembership.COMPARTMENTS.contains(types.require(compartment))) {
            throw new RequestRefused(Refusal.NOT_SERVED, "FHIR R4 has no compartment of `" + compartment + "`.");
        }
        types.key(compartment, id);
        Map<String, SearchCriterion> within = new LinkedHashMap<>();
        candidates(compartment, type, asked(parameters))
                .forEach(one -> criterion(compartment, id, one).ifPresent(held -> within.put(one, held)));
        if (within.isEmpty()) {
            throw new RequestRefused(
                    Refusal.NOT_SERVED,
                    "Nothing of this type that may be searched for belongs to a " + compartment + ".");
        }
        return new SearchPlace(compartment + "/" + id + "/" + type, List.copyOf(within.keySet()), within);
    }

    private Stream<String> candidates(String compartment, String type, List<String> narrowed) {
        if (!type.equals(Include.ANY)) {
            return Stream.of(searchable(types.require(type)));
        }
        return types.all().stream()
                .filter(one -> narrowed.isEmpty() || narrowed.contains(one))
                .filter(one -> !one.equals(AuditParameters.TYPE))
                .filter(one -> criterion(compartment, "any", one).isPresent())
                .filter(this::mayBeSearched);
    }

    /** Where all types are asked for, those that no scope allows are left out. */
    private boolean mayBeSearched(String type) {
        try {
            permission.demand(SmartInteraction.SEARCH, type);
            return true;
        } catch (AccessRefused notOfThisType) {
            return false;
        }
    }

    private Optional<SearchCriterion> criterion(String compartment, String id, String type) {
        if (type.equals(compartment)) {
            return Optional.of(new AnyId(List.of(id)));
        }
        List<String> terms = membership.parameters(compartment, type).stream()
                .map(parameter -> parameter + "=" + compartment + "/" + id)
                .toList();
        return terms.isEmpty() ? Optional.empty() : Optional.of(new AnyTerm(terms));
    }

    private List<String> asked(Map<String, String[]> parameters) {
        return Stream.of(parameters.getOrDefault(TYPES, new String[0]))
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(types::require)
                .map(SearchPlaces::searchable)
                .distinct()
                .toList();
    }

    private static String searchable(String type) {
        if (type.equals(AuditParameters.TYPE)) {
            throw new RequestRefused(
                    Refusal.UNSUPPORTED_PARAMETER, "AuditEvents are searched by requests of their own.");
        }
        return type;
    }
}
