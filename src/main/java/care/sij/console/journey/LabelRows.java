package care.sij.console.journey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts words at places of an axis so that none lies upon another: those that would go a row down. */
final class LabelRows {

    /** Words that want to begin at a place. */
    record Wish(int x, String text) {}

    /**
     * Words where they stand.
     *
     * @param row from 0 down
     */
    record Placed(int x, int row, String text) {}

    private static final int CHARACTER = 7;
    private static final int GAP = 8;

    private LabelRows() {}

    /** The words in the order of their places; what would end after the axis begins earlier. */
    static List<Placed> place(List<Wish> wishes) {
        List<Wish> inOrder = wishes.stream()
                .map(wish -> new Wish(Math.max(0, Math.min(wish.x(), Axis.RIGHT - width(wish.text()))), wish.text()))
                .sorted(Comparator.comparingInt(Wish::x))
                .toList();
        List<Integer> ends = new ArrayList<>();
        List<Placed> placed = new ArrayList<>();
        for (Wish wish : inOrder) {
            int row = 0;
            while (row < ends.size() && ends.get(row) > wish.x()) {
                row++;
            }
            int end = wish.x() + width(wish.text()) + GAP;
            if (row == ends.size()) {
                ends.add(end);
            } else {
                ends.set(row, end);
            }
            placed.add(new Placed(wish.x(), row, wish.text()));
        }
        return placed;
    }

    /** How many rows they take. */
    static int rows(List<Placed> placed) {
        return placed.stream().mapToInt(label -> label.row() + 1).max().orElse(0);
    }

    /** About how wide the words are: at 12 px no character of usual text is wider on average. */
    static int width(String text) {
        return text.codePointCount(0, text.length()) * CHARACTER;
    }
}
