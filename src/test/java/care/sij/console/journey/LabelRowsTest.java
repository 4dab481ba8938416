package care.sij.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.journey.LabelRows.Placed;
import care.sij.console.journey.LabelRows.Wish;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LabelRowsTest {

    @Test
    void putsWordsThatWouldMeetARowDown() {
        List<Placed> placed =
                LabelRows.place(List.of(new Wish(110, "Diagnostic"), new Wish(120, "Fusion"), new Wish(400, "Later")));

        assertThat(placed).extracting(Placed::row).containsExactly(0, 1, 0);
        assertThat(LabelRows.rows(placed)).isEqualTo(2);
    }

    @Test
    void beginsWordsEarlierThatWouldEndOutside() {
        Placed placed = LabelRows.place(List.of(new Wish(Axis.RIGHT, "Missed"))).get(0);

        assertThat(placed.x()).isEqualTo(Axis.RIGHT - LabelRows.width("Missed"));
    }

    @Test
    void takesNoRowForNoWords() {
        assertThat(LabelRows.rows(LabelRows.place(List.of()))).isZero();
    }

    @Property
    void neverLaysWordsUponEachOther(
            @ForAll @Size(max = 40) List<@IntRange(min = Axis.LEFT, max = Axis.RIGHT) Integer> places) {
        List<Placed> placed = LabelRows.place(
                places.stream().map(x -> new Wish(x, "5 of 6 positive")).toList());

        assertThat(placed).hasSize(places.size());
        for (Placed one : placed) {
            assertThat(placed.stream()
                            .filter(other -> other.row() == one.row())
                            .filter(other -> Math.abs(other.x() - one.x()) < LabelRows.width(one.text())))
                    .containsExactly(one);
        }
    }
}
