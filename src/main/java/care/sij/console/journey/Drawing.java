package care.sij.console.journey;

import java.util.List;

/**
 * A drawing as plain shapes, for the template to write; coordinates are whole units of the drawing.
 *
 * @param id of the figure on its page
 * @param title what it shows
 * @param description the same in words, for who does not see it
 */
public record Drawing(
        String id,
        String title,
        String description,
        int width,
        int height,
        List<Box> boxes,
        List<Line> lines,
        List<Shape> curves,
        List<Shape> marks,
        List<Label> labels) {

    /** Copies the lists. */
    public Drawing {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
        curves = List.copyOf(curves);
        marks = List.copyOf(marks);
        labels = List.copyOf(labels);
    }

    /** The part of the drawing that is seen, as {@code viewBox} has it. */
    public String viewBox() {
        return "0 0 " + width + " " + height;
    }

    /**
     * A rectangle.
     *
     * @param look class of the stylesheet
     */
    public record Box(int x, int y, int width, int height, String look) {}

    /**
     * A straight line.
     *
     * @param look class of the stylesheet
     */
    public record Line(int x1, int y1, int x2, int y2, String look) {}

    /**
     * Points joined by lines.
     *
     * @param points as {@code points} of SVG has them
     * @param look class of the stylesheet
     */
    public record Shape(String points, String look) {}

    /**
     * Words.
     *
     * @param anchor {@code start}, {@code middle} or {@code end} of the words is at the place
     * @param look class of the stylesheet
     */
    public record Label(int x, int y, String anchor, String text, String look) {}
}
