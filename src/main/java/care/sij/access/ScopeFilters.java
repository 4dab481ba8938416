package care.sij.access;

import care.sij.fhir.AskedParameter;
import care.sij.fhir.QueryRefused;
import care.sij.fhir.SearchCriteria;
import care.sij.fhir.SearchParameters;
import care.sij.record.SearchCriterion;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The filters of scopes as criteria of the record: a filter selects what a search by it finds. */
@Component
public class ScopeFilters {

    private static final String PERSON = "Patient";

    /** A person is found by the numbers of whoever asks, and a scope is nobody's. */
    private static final Set<String> BY_NUMBER = Set.of("identifier", "of-type");

    private final SearchCriteria criteria;
    private final SearchParameters parameters;

    ScopeFilters(SearchCriteria criteria, SearchParameters parameters) {
        this.criteria = criteria;
        this.parameters = parameters;
    }

    /** Whether all that the scope speaks of exists and can be narrowed as it says. */
    public boolean serve(SmartScope scope) {
        return switch (scope.type()) {
            case SmartScope.REGISTRATIONS, SmartScope.ACCOUNTS, SmartScope.LEGAL_HOLDS ->
                scope.filters().isEmpty();
            case SmartScope.ANY_TYPE -> scope.filters().isEmpty() || serve(parameters.types(), scope.filters());
            default -> parameters.types().contains(scope.type()) && serve(Set.of(scope.type()), scope.filters());
        };
    }

    private boolean serve(Set<String> types, List<String> filters) {
        try {
            types.forEach(type -> criteria(type, filters));
            return true;
        } catch (QueryRefused | IllegalArgumentException notServed) {
            return false;
        }
    }

    /** Every type that a scope for all types speaks of. */
    public Set<String> allTypes() {
        return parameters.types();
    }

    /**
     * Criteria that all must hold.
     *
     * @throws QueryRefused when one is not served for the type
     */
    public List<SearchCriterion> criteria(String type, List<String> filters) {
        return filters.stream().map(filter -> criterion(type, filter)).toList();
    }

    private SearchCriterion criterion(String type, String filter) {
        int equals = filter.indexOf('=');
        AskedParameter asked = AskedParameter.of(filter.substring(0, equals), decoded(filter.substring(equals + 1)));
        boolean byNumber = asked.modifier().filter(BY_NUMBER::contains).isPresent()
                || (type.equals(PERSON) && asked.name().equals("identifier"));
        if (byNumber) {
            throw asked.unsupportedModifier();
        }
        return criteria.of(type, asked);
    }

    /** A plus sign stands for itself: a scope is no form. */
    private static String decoded(String value) {
        String text = URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a filter has control characters");
        }
        return text;
    }
}
