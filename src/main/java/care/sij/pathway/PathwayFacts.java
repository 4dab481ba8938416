package care.sij.pathway;

import care.sij.clinical.JointSide;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything known about one patient, in one order whatever the order it came in: by date, then by reference.
 *
 * @param facts one entry per fact, its latest version
 */
public record PathwayFacts(List<Fact> facts) {

    static final Comparator<Fact> BY_DATE = Comparator.comparing(Fact::date).thenComparing(Fact::ref);

    /** Sorts the facts. */
    public PathwayFacts {
        facts = facts.stream().sorted(BY_DATE).toList();
    }

    /** The facts of one kind, oldest first. */
    public <F extends Fact> List<F> of(Class<F> kind) {
        return stream(kind).toList();
    }

    /** The facts of one kind that speak of this side or of no side in particular, oldest first. */
    public <F extends Fact> List<F> of(Class<F> kind, JointSide side) {
        return stream(kind)
                .filter(fact -> fact.joint().map(side::equals).orElse(true))
                .toList();
    }

    private <F extends Fact> Stream<F> stream(Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast);
    }
}
