package care.sij.access.reach;

import care.sij.record.SearchCriterion;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is visible anyway, of it only whole types and what filters select of others.
 *
 * @param whole types of which everything is left
 * @param selections of which any one suffices
 * @param rows a selection as a condition
 * @param holds whether a version is of a selection
 */
record ScopedVisibility(
        Visibility seen,
        Set<String> whole,
        List<Selected> selections,
        Function<Selected, Condition> rows,
        BiPredicate<Selected, StoredVersion> holds)
        implements Visibility {

    /** What a filter selects of a type: all criteria must hold. */
    record Selected(String type, List<SearchCriterion> criteria) {}

    @Override
    public Condition condition() {
        List<Object> parameters = new ArrayList<>(seen.condition().parameters());
        parameters.add(whole.toArray(String[]::new));
        List<Condition> conditions = selections.stream().map(rows).toList();
        conditions.forEach(condition -> parameters.addAll(condition.parameters()));
        String selected = conditions.stream()
                .map(condition -> " or (" + condition.sql() + ")")
                .collect(Collectors.joining());
        return new Condition(
                "(" + seen.condition().sql() + ") and (v.type = any(?::text[])" + selected + ")",
                List.copyOf(parameters));
    }

    @Override
    public boolean shows(StoredVersion version) {
        return seen.shows(version) && (whole.contains(version.key().type()) || isSelected(version));
    }

    /** What was deleted, or erased by law, holds nothing that could be selected. */
    private boolean isSelected(StoredVersion version) {
        return version.body().length() > 0
                && selections.stream()
                        .filter(selected -> selected.type().equals(version.key().type()))
                        .anyMatch(selected -> holds.test(selected, version));
    }
}
