package care.sij.api.rest;

import care.sij.fhir.ElementSubset.Elements;
import care.sij.fhir.ElementSubset.Summary;
import care.sij.fhir.ElementSubset.Wanted;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which part of each resource is asked for (R4 search.html#summary, #elements).
 *
 * @param elements of the matches
 * @param ofTypes of all resources of a type, matches or not
 */
record AskedSubset(Optional<Summary> summary, Set<String> elements, Map<String, Set<String>> ofTypes) {

    static final AskedSubset WHOLE = new AskedSubset(Optional.empty(), Set.of(), Map.of());

    /** Of a match. */
    Optional<Wanted> ofMatch(String type) {
        return wanted(type, elements);
    }

    /** Of what is returned beside the matches. */
    Optional<Wanted> ofIncluded(String type) {
        return wanted(type, Set.of());
    }

    private Optional<Wanted> wanted(String type, Set<String> ofAny) {
        if (summary.isPresent()) {
            return Optional.of(summary.get());
        }
        Set<String> names = new HashSet<>(ofAny);
        names.addAll(ofTypes.getOrDefault(type, Set.of()));
        return names.isEmpty() ? Optional.empty() : Optional.of(new Elements(names));
    }
}
