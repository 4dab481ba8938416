package care.sij.access;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The scopes of a client or of a token.
 *
 * @param scopes in the order they were named, each once
 */
public record SmartScopes(Set<SmartScope> scopes) {

    /** How far an interaction on a type is allowed. */
    public sealed interface Extent {

        /** Not at all. */
        record Nothing() implements Extent {}

        /** On every resource of the type that is visible. */
        record Whole() implements Extent {}

        /**
         * On those resources only that match one of the alternatives.
         *
         * @param alternatives each a list of search criteria {@code name=value} that all must hold
         */
        record Narrowed(List<List<String>> alternatives) implements Extent {}
    }

    public SmartScopes {
        scopes = Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
    }

    /** Reads scopes that have been checked before, such as those of our own token; others are left out. */
    public static SmartScopes parse(String text) {
        return new SmartScopes(Arrays.stream(text.split(" ", -1))
                .map(SmartScope::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** What both allow, scope by scope: {@code system/*.rs} and {@code system/Task.cr} give {@code system/Task.r}. */
    public SmartScopes intersect(SmartScopes other) {
        LinkedHashSet<SmartScope> both = new LinkedHashSet<>();
        for (SmartScope one : scopes) {
            for (SmartScope two : other.scopes) {
                one.intersect(two).ifPresent(both::add);
            }
        }
        return new SmartScopes(both);
    }

    /** What is left of these where no more is allowed: each scope as it is when one of those covers all of it. */
    public SmartScopes within(SmartScopes most) {
        LinkedHashSet<SmartScope> left = new LinkedHashSet<>();
        for (SmartScope scope : scopes) {
            List<SmartScope> allowed = most.scopes.stream()
                    .map(scope::intersect)
                    .flatMap(Optional::stream)
                    .toList();
            left.addAll(allowed.contains(scope) ? List.of(scope) : allowed);
        }
        return new SmartScopes(left);
    }

    /**
     * The scopes that allow a client of its own (context {@code system}) or a person ({@code user}) the interaction on
     * resources of any type; a token is of one of them, and holds no scopes of the other.
     */
    public List<SmartScope> allowing(SmartInteraction interaction) {
        return scopes.stream()
                .filter(scope -> scope.context() != SmartScope.Context.PATIENT)
                .filter(scope -> scope.interactions().contains(interaction))
                .toList();
    }

    /** How far these scopes allow the interaction on the type. */
    public Extent extent(SmartInteraction interaction, String resourceType) {
        List<SmartScope> covering = allowing(interaction).stream()
                .filter(scope -> scope.covers(interaction, resourceType))
                .toList();
        if (covering.isEmpty()) {
            return new Extent.Nothing();
        }
        return covering.stream().anyMatch(scope -> scope.filters().isEmpty())
                ? new Extent.Whole()
                : new Extent.Narrowed(covering.stream().map(SmartScope::filters).toList());
    }

    public boolean isEmpty() {
        return scopes.isEmpty();
    }

    /** The scopes as they are written in a token, separated by spaces. */
    @Override
    public String toString() {
        return scopes.stream().map(SmartScope::toString).collect(Collectors.joining(" "));
    }
}
