package care.sij.console.journey;

import care.sij.clinical.JointSide;
import java.util.List;
import java.util.OptionalInt;

/**
 * What somebody wants to look at of a journey.
 *
 * @param left number of the left joint's episode; 0 for the last
 * @param right the same of the right joint
 * @param older how many pages of the tables to go back, 0 for the latest entries; all entries at once when empty
 */
public record Chosen(int left, int right, OptionalInt older) {

    /** The last episodes with every entry: what is shown once, for a reason, is shown whole. */
    static final Chosen WHOLE = new Chosen(0, 0, OptionalInt.empty());

    /** A page that there can be. */
    static Chosen page(int left, int right, int older) {
        return new Chosen(left, right, OptionalInt.of(Math.max(older, 0)));
    }

    /** Whether older entries are asked for than the latest ones. */
    public boolean isBack() {
        return older.orElse(0) > 0;
    }

    /** The latest entries of this episode of the joint, beside the same episode of the other one. */
    public Chosen with(JointSide side, int episode) {
        return switch (side) {
            case LEFT -> page(episode, right, 0);
            case RIGHT -> page(left, episode, 0);
        };
    }

    int episode(JointSide side) {
        return switch (side) {
            case LEFT -> left;
            case RIGHT -> right;
        };
    }

    <T> Rows<T> rows(List<T> list) {
        return older.isPresent() ? Rows.of(list, older.getAsInt()) : Rows.all(list);
    }
}
