package care.sij.console.journey;

import care.sij.clinical.JointSide;
import care.sij.console.journey.Canvas.Anchor;
import care.sij.console.journey.Event.Lane;
import care.sij.console.journey.LabelRows.Placed;
import care.sij.console.journey.LabelRows.Wish;
import java.util.List;
import java.util.Map;

/** Draws the course of both joints, each with its lanes, on one axis. */
final class Lanes {

    private static final int TOP = 8;
    private static final int HEADING = 22;
    private static final int SIGNS = 18;
    private static final int ROW = 16;
    private static final int BAND = 12;
    private static final int THINNEST = 3;
    private static final int FOOT = 24;
    private static final int MOST_ROWS = 4;

    private final Axis axis;
    private final Canvas canvas = new Canvas();
    private int y = TOP;

    private Lanes(Axis axis) {
        this.axis = axis;
    }

    /** The drawing; events without a day are in the table alone. */
    static Drawing draw(Axis axis, Map<JointSide, List<Event>> events) {
        return new Lanes(axis).drawn(events);
    }

    private Drawing drawn(Map<JointSide, List<Event>> events) {
        events.forEach(this::joint);
        canvas.axis(axis, TOP, y);
        return canvas.drawing("course", "Course of both joints over time", description(events), y + FOOT);
    }

    private void joint(JointSide side, List<Event> events) {
        y += HEADING;
        canvas.words(0, y - 6, Anchor.START, Plain.joint(side), "strong");
        for (Lane lane : Lane.values()) {
            lane(
                    side,
                    lane,
                    events.stream()
                            .filter(event ->
                                    event.lane() == lane && event.from().isPresent())
                            .toList());
        }
        canvas.line(0, y, Axis.RIGHT, y, "axis");
    }

    private void lane(JointSide side, Lane lane, List<Event> events) {
        canvas.words(0, y + SIGNS - 5, lane.title());
        if (events.isEmpty()) {
            canvas.words(Axis.LEFT, y + SIGNS - 5, Anchor.START, "none recorded", "faint");
        }
        events.forEach(event -> sign(side, event));
        List<Placed> placed = LabelRows.place(
                events.stream().map(event -> new Wish(x(event), event.label())).toList());
        List<Placed> named =
                placed.stream().filter(label -> label.row() < MOST_ROWS).toList();
        named.forEach(label -> canvas.words(label.x(), y + SIGNS + label.row() * ROW + 12, label.text()));
        if (named.size() < placed.size()) {
            canvas.words(
                    0, y + SIGNS + 11, Anchor.START, "+ " + (placed.size() - named.size()) + " in the table", "faint");
        }
        y += SIGNS + LabelRows.rows(named) * ROW + 4;
    }

    private void sign(JointSide side, Event event) {
        if (event.to().isEmpty()) {
            canvas.mark(x(event), y + SIGNS / 2, side);
            return;
        }
        int width = event.to().map(axis::x).orElseThrow() - x(event);
        canvas.box(x(event), y + 3, Math.max(width, THINNEST), BAND, "span");
    }

    private int x(Event event) {
        return event.from().map(axis::x).orElseThrow();
    }

    private static String description(Map<JointSide, List<Event>> events) {
        return String.join(
                        " ",
                        events.entrySet().stream()
                                .map(joint -> Plain.joint(joint.getKey()) + ": "
                                        + joint.getValue().size() + " entries.")
                                .toList())
                + " The table below holds the same.";
    }
}
