package care.sij.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RowsTest {

    @Test
    void saysNothingOfPagesWhenAllFitOnOne() {
        Rows<String> rows = Rows.of(List.of("only"), 0);

        assertThat(rows.words()).isEmpty();
        assertThat(rows.hasEarlier()).isFalse();
        assertThat(rows.hasLater()).isFalse();
        assertThat(Rows.of(List.of(), 3).shown()).isEmpty();
    }

    @Test
    void saysWhichEntriesItShows() {
        List<Integer> all = IntStream.rangeClosed(1, 100).boxed().toList();

        assertThat(Rows.of(all, 0).words()).isEqualTo(", entries 81 to 100 of 100");
        assertThat(Rows.of(all, 1).words()).isEqualTo(", entries 61 to 80 of 100");
        assertThat(Rows.of(all, 2).words()).isEqualTo(", entries 41 to 60 of 100");
        assertThat(Rows.of(all, Integer.MAX_VALUE).words()).isEqualTo(", entries 1 to 20 of 100");
    }

    @Test
    void countsOnlyPagesThatThereAre() {
        List<Integer> thirty = IntStream.rangeClosed(1, 30).boxed().toList();

        assertThat(Rows.of(thirty, 10).page()).isEqualTo(1);
        assertThat(Rows.of(thirty, 1).page()).isEqualTo(1);
        assertThat(Rows.of(thirty.subList(0, 20), 10).page()).isZero();
        assertThat(Rows.of(List.of(), 10).page()).isZero();
    }

    @Test
    void areAllShownWhereAllAreAskedFor() {
        List<Integer> all = IntStream.rangeClosed(1, 100).boxed().toList();
        Rows<Integer> rows = Chosen.WHOLE.rows(all);

        assertThat(rows.shown()).isEqualTo(all);
        assertThat(rows.words()).isEmpty();
        assertThat(rows.hasEarlier()).isFalse();
        assertThat(rows.hasLater()).isFalse();
        assertThat(Chosen.page(0, 0, -3).rows(all)).isEqualTo(Rows.of(all, 0));
    }

    @Property
    void leadsFromTheLatestToEveryEntry(@ForAll @IntRange(max = 500) int size) {
        List<Integer> all = IntStream.range(0, size).boxed().toList();
        Set<Integer> seen = new LinkedHashSet<>();
        int page = 0;
        Rows<Integer> rows = Rows.of(all, page);
        seen.addAll(rows.shown());
        while (rows.hasEarlier()) {
            page++;
            rows = Rows.of(all, page);
            assertThat(rows.hasLater()).isTrue();
            assertThat(rows.shown()).hasSizeLessThanOrEqualTo(Rows.MOST);
            seen.addAll(rows.shown());
        }

        assertThat(new ArrayList<>(seen)).containsExactlyInAnyOrderElementsOf(all);
    }
}
