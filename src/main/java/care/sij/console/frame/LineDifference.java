package care.sij.console.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What lines of one text are gone in another and what lines came: the fewest of both. */
public final class LineDifference {

    /** Beyond so many pairs of lines all between the equal ends is told as gone and come. */
    private static final long MOST_PAIRS = 4_000_000;

    /** So many lines that are the same are shown beside what is not. */
    private static final int CONTEXT = 3;

    /** What a line is of. */
    public enum Kind {
        SAME(" "),
        GONE("-"),
        COME("+");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    /** A line of either text. */
    public record Line(Kind kind, String text) {

        /** Minus when it is gone, plus when it came, else a blank. */
        public String sign() {
            return kind.sign;
        }
    }

    private LineDifference() {}

    /** All lines of both texts in order; what is gone stands before what came in its place. */
    public static List<Line> between(List<String> before, List<String> after) {
        int shorter = Math.min(before.size(), after.size());
        int start = 0;
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<Line> lines = new ArrayList<>();
        add(lines, Kind.SAME, before.subList(0, start));
        middle(lines, before.subList(start, before.size() - end), after.subList(start, after.size() - end));
        add(lines, Kind.SAME, before.subList(before.size() - end, before.size()));
        return lines;
    }

    /** The lines that only one of the texts has, blanks at their ends aside: the first of them. */
    public static List<Line> differing(String before, String after, int most) {
        return between(lines(before), lines(after)).stream()
                .filter(line -> line.kind() != Kind.SAME)
                .limit(most)
                .toList();
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::stripTrailing).toList();
    }

    /** Neighbouring lines of one kind as one text, each after its sign; of many that are the same only the ends. */
    public static List<Line> blocks(List<Line> lines) {
        List<Line> blocks = new ArrayList<>();
        int start = 0;
        while (start < lines.size()) {
            Kind kind = lines.get(start).kind();
            int end = start;
            while (end < lines.size() && lines.get(end).kind() == kind) {
                end++;
            }
            blocks.add(new Line(kind, text(kind, lines.subList(start, end))));
            start = end;
        }
        return blocks;
    }

    private static String text(Kind kind, List<Line> run) {
        if (kind != Kind.SAME || run.size() <= 2 * CONTEXT + 1) {
            return signed(run);
        }
        return signed(run.subList(0, CONTEXT)) + "  … " + (run.size() - 2 * CONTEXT) + " lines that are the same\n"
                + signed(run.subList(run.size() - CONTEXT, run.size()));
    }

    private static String signed(List<Line> run) {
        return run.stream().map(line -> line.sign() + " " + line.text() + "\n").collect(Collectors.joining());
    }

    private static void middle(List<Line> lines, List<String> before, List<String> after) {
        if ((long) before.size() * after.size() > MOST_PAIRS) {
            add(lines, Kind.GONE, before);
            add(lines, Kind.COME, after);
            return;
        }
        int[][] common = common(before, after);
        int left = 0;
        int right = 0;
        while (left < before.size() && right < after.size()) {
            if (before.get(left).equals(after.get(right))) {
                lines.add(new Line(Kind.SAME, before.get(left)));
                left++;
                right++;
            } else if (common[left + 1][right] >= common[left][right + 1]) {
                lines.add(new Line(Kind.GONE, before.get(left)));
                left++;
            } else {
                lines.add(new Line(Kind.COME, after.get(right)));
                right++;
            }
        }
        add(lines, Kind.GONE, before.subList(left, before.size()));
        add(lines, Kind.COME, after.subList(right, after.size()));
    }

    /** How many lines the ends of both have in common, from each place on. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int left = before.size() - 1; left >= 0; left--) {
            for (int right = after.size() - 1; right >= 0; right--) {
                common[left][right] = before.get(left).equals(after.get(right))
                        ? common[left + 1][right + 1] + 1
                        : Math.max(common[left + 1][right], common[left][right + 1]);
            }
        }
        return common;
    }

    private static void add(List<Line> lines, Kind kind, List<String> texts) {
        texts.forEach(text -> lines.add(new Line(kind, text)));
    }
}
