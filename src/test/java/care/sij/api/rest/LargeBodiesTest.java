package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.fhir.ParseLimits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class LargeBodiesTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int UNTOLD = -1;

    /** Room for 100 MB of bodies. */
    private final LargeBodies bodies = new LargeBodies(3600L * MEGABYTE);

    @Test
    void letsSmallBodiesPastWhatFillsTheRoom() {
        assertThat(within(100 * MEGABYTE, () -> within(10, () -> "both"))).isEqualTo("both");
    }

    @Test
    void worksOnAsManyAsThereIsRoomFor() {
        assertThat(within(60 * MEGABYTE, () -> within(40 * MEGABYTE, () -> "both")))
                .isEqualTo("both");
    }

    @Test
    void refusesWhatHasNoRoomAndCannotWait() {
        for (int second : List.of(41 * MEGABYTE, UNTOLD)) {
            within(60 * MEGABYTE, () -> {
                Thread.currentThread().interrupt(); // nobody waits on a thread that is to stop
                assertThatExceptionOfType(RequestRefused.class)
                        .isThrownBy(() -> within(second, () -> "second"))
                        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NOT_NOW));
                return Boolean.toString(Thread.interrupted());
            });
        }
        assertThat(within(UNTOLD, () -> "after")).isEqualTo("after");
    }

    @Test
    void takesNoMoreThanTheWholeRoom() {
        LargeBodies little = new LargeBodies(720L * MEGABYTE);
        int limit = little.withRoom(request(90 * MEGABYTE), ParseLimits.TRANSACTION, ParseLimits::bytes);
        assertThat(limit).isEqualTo(10 * MEGABYTE);
        assertThat(bodies.<Integer>withRoom(request(UNTOLD), ParseLimits.TRANSACTION, ParseLimits::bytes))
                .isEqualTo(100 * MEGABYTE);
    }

    private String within(int length, java.util.function.Supplier<String> work) {
        return bodies.withRoom(request(length), ParseLimits.TRANSACTION, limits -> work.get());
    }

    private static MockHttpServletRequest request(int length) {
        return new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return length;
            }
        };
    }
}
