package care.sij.pathway;

import java.util.List;

/**
 * The pathway as a pure function: the same facts, tick and policies give the same plans, in whatever order they came.
 */
public final class Pathway {

    private Pathway() {}

    /** The plans of one patient: one per side and episode, left before right, first episode first. */
    public static List<EpisodePlan> plan(PathwayInput input) {
        return List.of();
    }
}
