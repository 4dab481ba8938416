package care.sij.api.patch;

import java.util.List;

/** One step of an {@link ElementPath}. */
sealed interface PathStep {

    /** To the elements of this name. */
    record Child(String name) implements PathStep {}

    /** To the one at this place, from 0. */
    record Index(int place) implements PathStep {}

    /** To the last one. */
    record Last() implements PathStep {}

    /** To those of this type. */
    record OfType(String type) implements PathStep {}

    /** To those of which all criteria of one alternative hold. */
    record Where(List<List<PathCriterion>> alternatives) implements PathStep {

        public Where {
            alternatives = alternatives.stream().map(List::copyOf).toList();
        }
    }
}
