package care.sij.access.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** The same is let in as by the firewall as it comes. */
class HeaderCharactersTest {

    private static final int DENSE = 0x500;
    private static final int STEP = 251;

    private final StrictHttpFirewall asItComes = new StrictHttpFirewall();
    private final StrictHttpFirewall ours = new Firewall();

    @Test
    void allowsTheSameValues() {
        assertThat(characters().filter(character -> allows(asItComes, "x", character) != allows(ours, "x", character)))
                .isEmpty();
    }

    @Test
    void allowsTheSameNames() {
        assertThat(characters().filter(character -> allows(asItComes, character, "x") != allows(ours, character, "x")))
                .isEmpty();
    }

    @Test
    void refusesALineBreakWithinAValue() {
        assertThat(List.of(allows(ours, "x", "a\rb"), allows(ours, "x", "a\u0000"), allows(ours, "x", "a\u007f")))
                .containsOnly(false);
        assertThat(allows(ours, "x", "Bearer abc.def-_~+/=\tä")).isTrue();
    }

    private static Stream<String> characters() {
        return IntStream.concat(
                        IntStream.range(0, DENSE),
                        IntStream.rangeClosed(DENSE, Character.MAX_CODE_POINT).filter(other -> other % STEP == 0))
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .mapToObj(Character::toString);
    }

    private static boolean allows(StrictHttpFirewall firewall, String name, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/fhir/Patient/1");
        request.addHeader(name, value);
        try {
            firewall.getFirewalledRequest(request).getHeader(name);
            return true;
        } catch (RequestRejectedException rejected) {
            return false;
        }
    }
}
