package care.sij.api.patch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part of FHIRPath that points to elements of one resource: names, places, {@code first()}, {@code last()},
 * {@code single()}, {@code ofType()}, {@code extension()} and {@code where()}. It can only go down, so that no path
 * takes longer than the resource is large.
 */
record ElementPath(List<PathStep> steps) {

    ElementPath {
        steps = List.copyOf(steps);
    }

    /** Empty for what is none. */
    static Optional<ElementPath> parse(String text) {
        return new ElementPathReader(text).read();
    }

    /** Where it leads to from here. */
    List<Element> from(Element start) {
        List<Element> found = List.of(start);
        for (int step = isType(start) ? 1 : 0; step < steps.size(); step++) {
            found = next(found, steps.get(step));
        }
        return found;
    }

    /** A path may begin with the type that it begins at. */
    private boolean isType(Element start) {
        return !steps.isEmpty()
                && steps.get(0) instanceof PathStep.Child first
                && start.place().isEmpty()
                && first.name().equals(start.value().fhirType());
    }

    private static List<Element> next(List<Element> found, PathStep step) {
        if (step instanceof PathStep.Child child) {
            return found.stream()
                    .flatMap(element -> element.below(child.name()).stream().flatMap(element::children))
                    .toList();
        }
        if (step instanceof PathStep.Index index) {
            return found.stream().skip(index.place()).limit(1).toList();
        }
        if (step instanceof PathStep.OfType type) {
            return found.stream()
                    .filter(element -> element.value().fhirType().equals(type.type()))
                    .toList();
        }
        if (step instanceof PathStep.Where where) {
            return found.stream().filter(element -> holds(where, element)).toList();
        }
        return found.isEmpty() ? found : List.of(found.get(found.size() - 1));
    }

    private static boolean holds(PathStep.Where where, Element element) {
        return where.alternatives().stream()
                .anyMatch(all -> all.stream().allMatch(criterion -> criterion.holds(element.value())));
    }

    /** How often an element may be looked at: once for each step and each criterion. */
    int looks() {
        return steps.stream()
                .mapToInt(step -> step instanceof PathStep.Where where
                        ? where.alternatives().stream().mapToInt(List::size).sum()
                        : 1)
                .sum();
    }

    /** What it leads to by a name at its end: the path before it, and the name. */
    Optional<ElementPath> before() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(new ElementPath(steps.subList(0, steps.size() - 1)));
    }

    Optional<String> name() {
        return Stream.of(steps)
                .filter(some -> !some.isEmpty())
                .map(some -> some.get(some.size() - 1))
                .filter(PathStep.Child.class::isInstance)
                .map(step -> ((PathStep.Child) step).name())
                .findFirst();
    }
}
