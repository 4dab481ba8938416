package care.sij.exchange.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.sij.exchange.MessageSteps.Step;
import care.sij.exchange.MessageSteps.Took;
import care.sij.support.TestClock;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is kept of the steps of messages. */
class StepBookTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private final StepBook book = new StepBook(new TestClock(NOW));

    @Test
    void keepsTheStepsOfANamedMessageInTheirOrder() {
        work("m", () -> {
            StepWatch.step(Step.VALIDATED, () -> {});
            return StepWatch.step(Step.PARSED, () -> "done");
        });

        assertThat(book.of("p", "m").orElseThrow().begun()).isEqualTo(NOW);
        assertThat(book.of("p", "m").orElseThrow().steps())
                .extracting(Took::step)
                .containsExactly(Step.PARSED, Step.VALIDATED);
        assertThat(book.of("q", "m")).isEmpty();
    }

    @Test
    void addsUpAStepThatIsTakenTwice() {
        work("m", () -> {
            StepWatch.step(Step.SEEN, () -> {});
            StepWatch.step(Step.SEEN, () -> {});
            return "done";
        });

        assertThat(book.of("p", "m").orElseThrow().steps()).hasSize(1);
    }

    @Test
    void keepsWhatIsNotNamedNowhereAndLeavesNothingOnTheThread() {
        assertThat(book.watched(() -> StepWatch.step(Step.PARSED, () -> "done")))
                .isEqualTo("done");
        assertThatThrownBy(() -> work("broken", () -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        StepWatch.step(Step.STORED, () -> {});

        assertThat(StepWatch.isOpen()).isFalse();
        assertThat(book.of("p", "broken").orElseThrow().steps()).isEmpty();
    }

    @Test
    void takesWorkWithinWorkAsAPartOfIt() {
        book.watched(() -> {
            StepWatch.step(Step.PARSED, () -> {});
            return work("m", () -> StepWatch.step(Step.CODES, () -> "done"));
        });

        assertThat(book.of("p", "m").orElseThrow().steps())
                .extracting(Took::step)
                .containsExactly(Step.PARSED, Step.CODES);
    }

    @Test
    void endsWithTheMessageItIsAbout() {
        work("m", () -> {
            book.close();
            StepWatch.step(Step.PLANNED, () -> {});
            return "done";
        });

        assertThat(book.of("p", "m").orElseThrow().steps()).isEmpty();
    }

    @Test
    void forgetsTheOldest() {
        for (int number = 0; number <= StepBook.KEPT; number++) {
            work("m" + number, () -> "done");
        }

        assertThat(book.of("p", "m0")).isEmpty();
        assertThat(book.of("p", "m1")).isPresent();
        assertThat(book.of("p", "m" + StepBook.KEPT)).isPresent();
    }

    private String work(String message, Supplier<String> work) {
        return book.watched(() -> {
            StepWatch.names(StepBook.key("p", message));
            return work.get();
        });
    }
}
