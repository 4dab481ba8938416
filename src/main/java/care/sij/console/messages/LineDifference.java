package care.sij.console.messages;

import java.util.ArrayList;
import java.util.List;

/** The lines that one text has and the other has not, in their order, at most some hundred. */
final class LineDifference {

    /**
     * A line of one of them.
     *
     * @param sign {@code +} when only the text after has it, {@code -} when only the one before
     */
    record Line(String sign, String text) {}

    private static final int MOST = 200;
    private static final int MOST_COMPARED = 2_000;

    private LineDifference() {}

    static List<Line> of(String before, String after) {
        List<String> old =
                before.lines().limit(MOST_COMPARED).map(String::stripTrailing).toList();
        List<String> now =
                after.lines().limit(MOST_COMPARED).map(String::stripTrailing).toList();
        int[][] common = common(old, now);
        List<Line> lines = new ArrayList<>();
        int was = 0;
        int is = 0;
        while (was < old.size() || is < now.size()) {
            if (was < old.size() && is < now.size() && old.get(was).equals(now.get(is))) {
                was++;
                is++;
            } else if (is == now.size() || (was < old.size() && common[was + 1][is] >= common[was][is + 1])) {
                lines.add(new Line("-", old.get(was++)));
            } else {
                lines.add(new Line("+", now.get(is++)));
            }
        }
        return lines.stream().limit(MOST).toList();
    }

    /** How long the longest common sequence of the rests is. */
    private static int[][] common(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int was = old.size() - 1; was >= 0; was--) {
            for (int is = now.size() - 1; is >= 0; is--) {
                common[was][is] = old.get(was).equals(now.get(is))
                        ? common[was + 1][is + 1] + 1
                        : Math.max(common[was + 1][is], common[was][is + 1]);
            }
        }
        return common;
    }
}
