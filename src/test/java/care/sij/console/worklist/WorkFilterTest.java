package care.sij.console.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkFilterTest {

    @Test
    void spellsNothingThatIsUsual() {
        assertThat(WorkFilter.of(Map.of()).address()).isEqualTo("/console/worklist?kind=referrals");
        assertThat(WorkFilter.of(Map.of("kind", "due", "within", "30", "order", "oldest", "name", " "))
                        .address())
                .isEqualTo("/console/worklist?kind=due");
    }

    @Test
    void spellsAllThatNarrows() {
        WorkFilter filter = WorkFilter.of(Map.of(
                "kind",
                "overdue",
                "side",
                "left",
                "partner",
                "h",
                "payer",
                "p",
                "name",
                "\u00c9 & <",
                "within",
                "7",
                "order",
                "newest",
                "after",
                "x="));

        assertThat(filter.address())
                .isEqualTo(
                        "/console/worklist?kind=overdue&side=left&partner=h&payer=p&name=%C3%89+%26+%3C&within=7&order=newest");
        assertThat(filter.liveAddress())
                .startsWith("/console/live/worklist?kind=overdue&")
                .endsWith("&after=x%3D");
        assertThat(filter.narrows()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "due, 90, overdue, 90",
        "due, 30, overdue, 365",
        "overdue, 7, due, 7",
        "flags, 90, due, 30",
        "due, 90, flags, 30"
    })
    void keepsTheFilterOnOtherLists(String from, String within, String to, String then) {
        WorkFilter other = WorkFilter.of(Map.of("kind", from, "within", within, "name", "ann", "after", "x"))
                .of(WorkKind.of(to).orElseThrow());

        assertThat(other.within().code()).isEqualTo(then);
        assertThat(other.name()).isEqualTo("ann");
        assertThat(other.after()).isEmpty();
    }
}
