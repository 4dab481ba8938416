package care.sij.console.journey;

import care.sij.clinical.JointSide;

/**
 * What somebody wants to look at of a journey.
 *
 * @param left number of the left joint's episode; 0 for the last
 * @param right the same of the right joint
 * @param older how many pages of the tables to go back; 0 for the latest entries
 */
public record Chosen(int left, int right, int older) {

    private static final int FARTHEST = 100_000;

    /** The latest of everything. */
    static final Chosen LATEST = new Chosen(0, 0, 0);

    /** Keeps to pages that there can be. */
    public Chosen {
        older = Math.min(Math.max(older, 0), FARTHEST);
    }

    int episode(JointSide side) {
        return switch (side) {
            case LEFT -> left;
            case RIGHT -> right;
        };
    }
}
