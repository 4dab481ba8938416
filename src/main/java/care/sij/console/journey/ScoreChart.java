package care.sij.console.journey;

import care.sij.clinical.JointSide;
import care.sij.console.journey.Canvas.Anchor;
import care.sij.console.journey.LabelRows.Placed;
import care.sij.console.journey.LabelRows.Wish;
import care.sij.pathway.GoalMeasure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Draws the scores of both joints over time, with the change worth having and the trials' reference. */
final class ScoreChart {

    private static final int TOP = 12;
    private static final int HEIGHT = 200;
    private static final int BOTTOM = TOP + HEIGHT;
    private static final int FOOT = 24;
    private static final int ROW = 16;
    private static final int GRID = 5;
    private static final int MOST_MARKS = 60;
    private static final int APART = 14;

    private final Axis axis;
    private final GoalMeasure measure;
    private final Canvas canvas = new Canvas();

    private ScoreChart(Axis axis, GoalMeasure measure) {
        this.axis = axis;
        this.measure = measure;
    }

    /** @param fusions days of the joints' fusions, for the reference */
    static Drawing draw(Axis axis, GoalMeasure measure, List<Score> scores, List<Gain> gains, List<LocalDate> fusions) {
        ScoreChart chart = new ScoreChart(axis, measure);
        TrialBand band = TrialBand.of(measure);
        fusions.forEach(fusion -> chart.reference(band, fusion));
        chart.grid();
        gains.forEach(chart::gain);
        for (JointSide side : JointSide.values()) {
            chart.curve(
                    side, scores.stream().filter(score -> score.side() == side).toList());
        }
        int rows = chart.legend(gains);
        return chart.canvas.drawing(
                measure.code(), title(measure), chart.description(scores), BOTTOM + FOOT + rows * ROW);
    }

    static String title(GoalMeasure measure) {
        return switch (measure) {
            case PAIN -> "Pain, numeric rating scale 0 to 10 points";
            case ODI -> "Oswestry Disability Index, 0 to 100 %";
        };
    }

    private static int most(GoalMeasure measure) {
        return switch (measure) {
            case PAIN -> 10;
            case ODI -> 100;
        };
    }

    private void reference(TrialBand band, LocalDate fusion) {
        int left = axis.x(band.begins(fusion));
        int width = axis.x(band.ends(fusion)) - left;
        if (width > 0) {
            int top = y(band.high());
            canvas.box(left, top, width, Math.max(y(band.low()) - top, 3), "reference");
        }
    }

    private void grid() {
        for (int step = 0; step <= GRID; step++) {
            BigDecimal value = BigDecimal.valueOf((long) most(measure) / GRID * step);
            canvas.line(Axis.LEFT, y(value), Axis.RIGHT, y(value), "grid");
            canvas.words(Axis.LEFT - 8, y(value) + 4, Anchor.END, value.toPlainString(), "");
        }
        canvas.axis(axis, TOP, BOTTOM);
    }

    private void gain(Gain gain) {
        int left = gain.since().map(axis::x).orElse(Axis.LEFT);
        gain.target()
                .map(this::y)
                .ifPresent(y -> canvas.line(left, y, Axis.RIGHT, y, "goal-" + Canvas.number(gain.side())));
    }

    private void curve(JointSide side, List<Score> scores) {
        List<int[]> points = new ArrayList<>();
        scores.stream()
                .filter(score -> score.date().isKnown())
                .forEach(score -> points.add(new int[] {axis.x(score.date().earliest()), y(score.value())}));
        marked(points).forEach(point -> canvas.mark(point[0], point[1], side));
        if (points.size() > 1) {
            canvas.curve(points, side);
        }
    }

    /** Those that have a mark: all, or as many as do not touch. */
    private static List<int[]> marked(List<int[]> points) {
        if (points.size() <= MOST_MARKS) {
            return points;
        }
        List<int[]> marked = new ArrayList<>();
        for (int[] point : points) {
            if (marked.isEmpty() || point[0] - marked.get(marked.size() - 1)[0] >= APART) {
                marked.add(point);
            }
        }
        return marked;
    }

    /** What the signs mean, below the axis. */
    private int legend(List<Gain> gains) {
        List<Wish> wishes = new ArrayList<>();
        wishes.add(new Wish(Axis.LEFT, "◆ left, solid line"));
        wishes.add(new Wish(Axis.LEFT + 160, "■ right, dashed line"));
        gains.forEach(gain -> wishes.add(new Wish(Axis.LEFT + 330, gain.label())));
        List<Placed> placed = LabelRows.place(wishes);
        placed.forEach(label -> canvas.words(label.x(), BOTTOM + FOOT + label.row() * ROW + 10, label.text()));
        return LabelRows.rows(placed);
    }

    private int y(BigDecimal value) {
        return BOTTOM - Math.toIntExact(Math.round(value.doubleValue() * HEIGHT / most(measure)));
    }

    private String description(List<Score> scores) {
        return scores.isEmpty()
                ? "No score is recorded."
                : scores.size() + " scores, the last "
                        + scores.get(scores.size() - 1).value().toPlainString() + " on "
                        + scores.get(scores.size() - 1).date() + ". The table below holds them all.";
    }
}
