package care.sij.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.clinical.ClinicalDate;
import care.sij.clinical.JointSide;
import care.sij.console.journey.Drawing.Box;
import care.sij.console.journey.Drawing.Line;
import care.sij.pathway.GoalMeasure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreChartTest {

    private static final LocalDate FUSION = LocalDate.of(2024, 1, 22);
    private static final Axis AXIS = Axis.over(List.of(LocalDate.of(2023, 1, 1)), LocalDate.of(2026, 1, 1));

    private static Score score(JointSide side, String day, int value) {
        return new Score(side, ClinicalDate.day(LocalDate.parse(day)), BigDecimal.valueOf(value), Optional.empty());
    }

    @Test
    void drawsTheWorstPainAtTheTopAndNoneAtTheBottom() {
        Drawing drawing = ScoreChart.draw(
                AXIS,
                GoalMeasure.PAIN,
                List.of(score(JointSide.LEFT, "2023-01-01", 10), score(JointSide.LEFT, "2026-01-01", 0)),
                List.of(),
                List.of());

        assertThat(drawing.curves()).singleElement().satisfies(curve -> {
            assertThat(curve.points()).isEqualTo("110,12 950,212");
            assertThat(curve.look()).isEqualTo("line-1");
        });
    }

    @Test
    void drawsEachJointForItself() {
        Drawing drawing = ScoreChart.draw(
                AXIS,
                GoalMeasure.ODI,
                List.of(
                        score(JointSide.LEFT, "2023-05-01", 40),
                        score(JointSide.RIGHT, "2023-06-01", 50),
                        score(JointSide.RIGHT, "2024-06-01", 30)),
                List.of(),
                List.of());

        assertThat(drawing.marks()).extracting(Drawing.Shape::look).containsExactly("mark-1", "mark-2", "mark-2");
        assertThat(drawing.curves()).extracting(Drawing.Shape::look).containsExactly("line-2");
    }

    @Test
    void drawsTheReferenceFromSixMonthsToTwoYearsAfterAFusionOnly() {
        Drawing without = ScoreChart.draw(AXIS, GoalMeasure.ODI, List.of(), List.of(), List.of());
        Drawing with = ScoreChart.draw(AXIS, GoalMeasure.ODI, List.of(), List.of(), List.of(FUSION));

        assertThat(without.boxes()).isEmpty();
        Box band = with.boxes().get(0);
        assertThat(band.x()).isEqualTo(AXIS.x(LocalDate.of(2024, 7, 22)));
        assertThat(band.x() + band.width()).isEqualTo(AXIS.x(LocalDate.of(2026, 1, 1)));
        assertThat(band.y()).isEqualTo(212 - 65);
    }

    @Test
    void drawsTheChangeThatMattersFromItsBaselineOn() {
        Gain gain = new Gain(
                JointSide.RIGHT,
                GoalMeasure.PAIN,
                Optional.of(BigDecimal.valueOf(8)),
                Optional.of(LocalDate.of(2023, 12, 11)),
                Optional.of(BigDecimal.valueOf(6)),
                "Pain at least 2 points less",
                "S32");
        Drawing drawing = ScoreChart.draw(AXIS, GoalMeasure.PAIN, List.of(), List.of(gain), List.of());

        assertThat(drawing.lines())
                .contains(new Line(AXIS.x(LocalDate.of(2023, 12, 11)), 92, Axis.RIGHT, 92, "goal-2"));
        assertThat(drawing.labels()).extracting(Drawing.Label::text).contains("Right: target 6, from 8");
    }

    @Test
    void drawsNoLineWhereThereIsNothingToReach() {
        Gain gain = new Gain(
                JointSide.RIGHT,
                GoalMeasure.PAIN,
                Optional.of(BigDecimal.ONE),
                Optional.of(LocalDate.of(2023, 12, 11)),
                Optional.empty(),
                "Pain: baseline below the change that matters",
                "S32");
        Drawing drawing = ScoreChart.draw(AXIS, GoalMeasure.PAIN, List.of(), List.of(gain), List.of());

        assertThat(drawing.lines()).extracting(Line::look).doesNotContain("goal-2");
        assertThat(drawing.labels()).extracting(Drawing.Label::text).contains("Right: no target, from 1");
    }

    @Test
    void saysSoWhenThereIsNoScore() {
        assertThat(ScoreChart.draw(AXIS, GoalMeasure.PAIN, List.of(), List.of(), List.of())
                        .description())
                .isEqualTo("No score is recorded.");
    }

    @Test
    void marksOfManyScoresOnlyThoseThatCanBeToldApart() {
        List<Score> scores = IntStream.range(0, 120)
                .mapToObj(week -> score(
                        JointSide.RIGHT,
                        LocalDate.of(2023, 1, 1).plusWeeks(week).toString(),
                        week % 10))
                .toList();
        Drawing drawing = ScoreChart.draw(AXIS, GoalMeasure.PAIN, scores, List.of(), List.of());
        List<Integer> places = drawing.marks().stream()
                .map(mark ->
                        Integer.valueOf(mark.points().substring(0, mark.points().indexOf(','))))
                .toList();

        assertThat(drawing.curves())
                .singleElement()
                .satisfies(curve -> assertThat(curve.points().split(" ")).hasSize(120));
        assertThat(places).hasSizeBetween(20, 60);
        assertThat(IntStream.range(1, places.size())).allMatch(at -> places.get(at) - places.get(at - 1) >= 14);
    }
}
