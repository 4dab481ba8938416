package care.sij.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.JointSide;
import care.sij.console.journey.Drawing.Box;
import care.sij.console.journey.Drawing.Label;
import care.sij.console.journey.Event.Lane;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final LocalDate START = LocalDate.of(2023, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 1, 1);
    private static final Axis AXIS = Axis.over(List.of(START), END);

    private static Event event(Lane lane, Optional<LocalDate> from, Optional<LocalDate> to, String label) {
        return new Event(JointSide.RIGHT, lane, from, to, "", label, label, List.of());
    }

    private static Drawing drawn(Event... events) {
        Map<JointSide, List<Event>> both = new EnumMap<>(JointSide.class);
        both.put(JointSide.LEFT, List.of());
        both.put(JointSide.RIGHT, List.of(events));
        return Lanes.draw(AXIS, both);
    }

    @Test
    void drawsWhatLastsFromItsFirstDayToItsLast() {
        Drawing drawing = drawn(event(Lane.STAGE, Optional.of(START), Optional.of(END), "Referred"));

        assertThat(drawing.boxes()).singleElement().satisfies(box -> {
            assertThat(box.x()).isEqualTo(Axis.LEFT);
            assertThat(box.width()).isEqualTo(Axis.RIGHT - Axis.LEFT);
        });
        assertThat(drawing.labels()).extracting(Label::text).contains("Referred");
    }

    @Test
    void drawsEvenTheShortestStage() {
        Drawing drawing = drawn(event(Lane.STAGE, Optional.of(START), Optional.of(START), "Referred"));

        assertThat(drawing.boxes()).extracting(Box::width).containsExactly(3);
    }

    @Test
    void leavesOutWhatHasNoDateAndCountsItAllTheSame() {
        Drawing drawing = drawn(event(Lane.FUSION, Optional.empty(), Optional.empty(), "Fusion, some day"));

        assertThat(drawing.marks()).isEmpty();
        assertThat(drawing.labels()).extracting(Label::text).doesNotContain("Fusion, some day");
        assertThat(drawing.description()).contains("Right joint: 1 entries.");
    }

    @Test
    void saysOfEachLaneThatNothingIsRecorded() {
        assertThat(drawn().labels())
                .extracting(Label::text)
                .filteredOn("none recorded"::equals)
                .hasSize(10);
    }

    @Test
    void growsWithWordsThatWouldMeet() {
        Event one = event(Lane.INJECTIONS, Optional.of(START), Optional.empty(), "Diagnostic, relief 87.5 %");

        assertThat(drawn(one, one).height()).isEqualTo(drawn(one).height() + 16);
    }

    @Test
    void keepsEverythingInsideTheDrawing() {
        Drawing drawing = drawn(
                event(Lane.STAGE, Optional.of(END), Optional.of(END), "Fusion eligibility"),
                event(Lane.FOLLOW_UP, Optional.of(END), Optional.of(END), "24 mo open"));

        assertThat(drawing.boxes()).allMatch(box -> box.x() + box.width() <= drawing.width());
        assertThat(drawing.labels()).allMatch(label -> label.y() <= drawing.height());
    }

    @Test
    void namesAsManyAsFitInFourRowsAndCountsTheOthers() {
        Event one = event(Lane.INJECTIONS, Optional.of(START), Optional.empty(), "Diagnostic, relief 87.5 %");
        Drawing drawing = drawn(Collections.nCopies(9, one).toArray(Event[]::new));

        assertThat(drawing.labels())
                .extracting(Label::text)
                .filteredOn(one.label()::equals)
                .hasSize(4);
        assertThat(drawing.labels()).extracting(Label::text).contains("+ 5 in the table");
        assertThat(drawing.marks()).hasSize(9);
    }
}
