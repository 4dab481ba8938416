package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.fhir.ParseLimits;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class LargeBodiesTest {

    private final LargeBodies bodies = new LargeBodies();

    @Test
    void letsSmallBodiesPastALargeOne() {
        String both = bodies.withRoom(
                request(ParseLimits.MESSAGE.bytes() + 1), () -> bodies.withRoom(request(10), () -> "both"));
        assertThat(both).isEqualTo("both");
    }

    @Test
    void refusesASecondLargeBodyThatCannotWait() {
        bodies.withRoom(request(ParseLimits.MESSAGE.bytes() + 1), () -> {
            Thread.currentThread().interrupt(); // nobody waits on a thread that is to stop
            assertThatExceptionOfType(RequestRefused.class)
                    .isThrownBy(() -> bodies.withRoom(request(-1), () -> "second"))
                    .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NOT_NOW));
            return Thread.interrupted();
        });
        assertThat(bodies.withRoom(request(-1), () -> "after")).isEqualTo("after");
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
