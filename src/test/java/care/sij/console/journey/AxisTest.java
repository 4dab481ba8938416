package care.sij.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.console.journey.Axis.Tick;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    private static Axis from(String first) {
        return Axis.over(List.of(LocalDate.parse(first)), TODAY);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-20, 2026-02, 2026-03",
        "2025-08-20, 2025-08, 2026-03",
        "2024-01-22, 2024-01, 2026-01",
        "2021-05-05, 2022, 2026",
        "2006-05-05, 2010, 2025",
        "1936-05-05, 1940, 2020"
    })
    void marksMonthsOrYearsAsTheySuitTheSpan(String first, String firstTick, String lastTick) {
        List<Tick> ticks = from(first).ticks();

        assertThat(ticks.get(0).label()).isEqualTo(firstTick);
        assertThat(ticks.get(ticks.size() - 1).label()).isEqualTo(lastTick);
    }

    @Test
    void isAMonthLongWhenNothingIsRecorded() {
        Axis axis = Axis.over(List.of(), TODAY);

        assertThat(axis.from()).isEqualTo("2026-03-01");
        assertThat(axis.to()).isEqualTo("2026-04-01");
    }

    @Test
    void reachesToWhatLiesAhead() {
        Axis axis = Axis.over(List.of(LocalDate.of(2027, 1, 5)), TODAY);

        assertThat(axis.x(LocalDate.of(2027, 1, 5))).isEqualTo(Axis.RIGHT);
        assertThat(axis.x(axis.from())).isEqualTo(Axis.LEFT);
    }

    @Property
    void keepsDaysInOrderAndTicksFewAndInside(
            @ForAll @IntRange(min = 0, max = 40_000) int age, @ForAll @IntRange(min = 0, max = 40_000) int later) {
        LocalDate first = TODAY.minusDays(age);
        Axis axis = Axis.over(List.of(first), TODAY);
        LocalDate other = first.plusDays(later);

        assertThat(axis.x(first)).isLessThanOrEqualTo(axis.x(other)).isBetween(Axis.LEFT, Axis.RIGHT);
        assertThat(axis.x(other)).isBetween(Axis.LEFT, Axis.RIGHT);
        assertThat(axis.ticks().size()).isLessThanOrEqualTo(9);
        assertThat(axis.ticks()).allSatisfy(tick -> assertThat(tick.x()).isBetween(Axis.LEFT, Axis.RIGHT));
        assertThat(axis.ticks()).extracting(Tick::x).doesNotHaveDuplicates().isSorted();
    }
}
