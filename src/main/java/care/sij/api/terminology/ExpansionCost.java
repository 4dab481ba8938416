package care.sij.api.terminology;

import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import care.sij.conformance.Terminology;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/**
 * What has to be read to expand a value set, told before it is done: its own parts and codes, and as often as a part
 * names them the codes of its code system and all that another value set takes (R4 valueset-operation-expand.html,
 * {@code too-costly}).
 */
final class ExpansionCost {

    /** A hundred times what is given at once. */
    static final int MOST = 100_000;

    private final Function<String, Optional<ValueSet>> sets;
    private final Function<String, Optional<CodeSystem>> systems;
    private final Map<String, Long> setCosts = new HashMap<>();
    private final Map<String, Long> systemSizes = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();

    /** Over the value sets and code systems that are found by their canonicals. */
    ExpansionCost(Function<String, Optional<ValueSet>> sets, Function<String, Optional<CodeSystem>> systems) {
        this.sets = sets;
        this.systems = systems;
    }

    static ExpansionCost over(Terminology terminology) {
        return new ExpansionCost(terminology::valueSet, terminology::codeSystem);
    }

    /**
     * Requires that the value set can be worked through so many times.
     *
     * @throws RequestRefused naming the part that goes beyond what one request is given
     */
    void demand(ValueSet set, int times) {
        long cost = listed(set) * times;
        if (cost > MOST) {
            throw tooCostly("ValueSet.expansion");
        }
        cost = demand(set.getCompose().getInclude(), "include", times, cost);
        demand(set.getCompose().getExclude(), "exclude", times, cost);
    }

    private long demand(List<ConceptSetComponent> parts, String name, int times, long before) {
        long cost = before;
        for (int place = 0; place < parts.size(); place++) {
            cost += of(parts.get(place)) * times;
            if (cost > MOST) {
                throw tooCostly("ValueSet.compose." + name + "[" + place + "]");
            }
        }
        return cost;
    }

    private static RequestRefused tooCostly(String place) {
        return new RequestRefused(
                Refusal.TOO_COSTLY,
                "For this value set more than " + MOST + " codes and parts would have to be read, those of the code"
                        + " systems and value sets it names included, or value sets that take each other: `" + place
                        + "` goes beyond that. Ask about the value sets it is made of one by one, about fewer codes at"
                        + " once, or divide it.");
    }

    private long of(ConceptSetComponent part) {
        long cost = 1L + part.getConcept().size();
        if (part.hasSystem()) {
            cost += systemSizes.computeIfAbsent(
                    part.getSystem(),
                    system -> systems.apply(system)
                            .map(found -> size(found.getConcept()))
                            .orElse(0L));
        }
        for (CanonicalType named : part.getValueSet()) {
            cost = Math.min(cost + of(String.valueOf(named.getValue())), Integer.MAX_VALUE);
        }
        return cost;
    }

    /** What is taken by a value set that is taken by it has no end. */
    private long of(String canonical) {
        Optional<Long> known = Optional.ofNullable(setCosts.get(canonical));
        if (known.isPresent()) {
            return known.get();
        }
        if (!underWay.add(canonical)) {
            return Integer.MAX_VALUE;
        }
        long cost = 1;
        Optional<ValueSet> found = sets.apply(canonical);
        if (found.isPresent()) {
            cost += listed(found.get());
            for (ConceptSetComponent part : parts(found.get()).toList()) {
                cost = Math.min(cost + of(part), Integer.MAX_VALUE);
            }
        }
        underWay.remove(canonical);
        setCosts.put(canonical, cost);
        return cost;
    }

    private static Stream<ConceptSetComponent> parts(ValueSet set) {
        return Stream.concat(set.getCompose().getInclude().stream(), set.getCompose().getExclude().stream());
    }

    private static long listed(ValueSet set) {
        return listed(set.getExpansion().getContains());
    }

    private static long listed(List<ValueSetExpansionContainsComponent> concepts) {
        return concepts.stream()
                .mapToLong(concept -> 1 + listed(concept.getContains()))
                .sum();
    }

    private static long size(List<ConceptDefinitionComponent> concepts) {
        return concepts.stream()
                .mapToLong(concept -> 1 + size(concept.getConcept()))
                .sum();
    }
}
