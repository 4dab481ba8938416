package care.sij.console.journey;

import care.sij.clinical.JointSide;
import care.sij.console.journey.Drawing.Box;
import care.sij.console.journey.Drawing.Label;
import care.sij.console.journey.Drawing.Line;
import care.sij.console.journey.Drawing.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Collects the shapes of a drawing. */
final class Canvas {

    /** Which end of words stands at their place. */
    enum Anchor {
        START,
        MIDDLE,
        END;

        String word() {
            return switch (this) {
                case START -> "start";
                case MIDDLE -> "middle";
                case END -> "end";
            };
        }
    }

    static final int WIDTH = 960;

    private static final int RADIUS = 6;

    private final List<Box> boxes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Shape> curves = new ArrayList<>();
    private final List<Shape> marks = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    void box(int x, int y, int width, int height, String look) {
        boxes.add(new Box(x, y, width, height, look));
    }

    void line(int x1, int y1, int x2, int y2, String look) {
        lines.add(new Line(x1, y1, x2, y2, look));
    }

    void words(int x, int y, String text) {
        words(x, y, Anchor.START, text, "");
    }

    void words(int x, int y, Anchor anchor, String text, String look) {
        labels.add(new Label(x, y, anchor.word(), text, look));
    }

    /** A curve through these points, pairs of x and y. */
    void curve(List<int[]> points, JointSide side) {
        curves.add(new Shape(joined(points), "line-" + number(side)));
    }

    /** A mark that tells the side by its shape too: a diamond for the left joint, a square for the right. */
    void mark(int x, int y, JointSide side) {
        int reach = side == JointSide.LEFT ? RADIUS : RADIUS - 1;
        List<int[]> corners = side == JointSide.LEFT
                ? List.of(new int[] {x, y - reach}, new int[] {x + reach, y}, new int[] {x, y + reach}, new int[] {
                    x - reach, y
                })
                : List.of(
                        new int[] {x - reach, y - reach},
                        new int[] {x + reach, y - reach},
                        new int[] {x + reach, y + reach},
                        new int[] {x - reach, y + reach});
        marks.add(new Shape(joined(corners), "mark-" + number(side)));
    }

    /** Lines of the axis over this height, its dates below. */
    void axis(Axis axis, int top, int bottom) {
        axis.ticks().forEach(tick -> {
            line(tick.x(), top, tick.x(), bottom, "grid");
            words(tick.x(), bottom + 16, Anchor.MIDDLE, tick.label(), "");
        });
        line(Axis.LEFT, bottom, Axis.RIGHT, bottom, "axis");
    }

    Drawing drawing(String id, String title, String description, int height) {
        return new Drawing(id, title, description, WIDTH, height, boxes, lines, curves, marks, labels);
    }

    /** The number of the side's looks in the stylesheet. */
    static int number(JointSide side) {
        return side == JointSide.LEFT ? 1 : 2;
    }

    private static String joined(List<int[]> points) {
        return points.stream()
                .map(point -> IntStream.of(point).mapToObj(Integer::toString).collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }
}
