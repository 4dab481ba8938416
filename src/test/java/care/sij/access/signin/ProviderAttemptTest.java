package care.sij.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.Bytes;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderAttemptTest {

    private static final ConsoleAddress WANTED = ConsoleAddress.of("/console/worklist?due=overdue");

    private final ProviderAttempt attempt = ProviderAttempt.begin(WANTED);

    @Test
    void isFoundAgainByItsBrowserAndStateWithWhereItGoesOn() {
        assertThat(ProviderAttempt.of(attempt.browser(), attempt.state())).contains(attempt);
    }

    @Test
    void isNotFoundByAnotherBrowserOrForAnotherPlace() {
        String elsewhere = new ProviderAttempt(attempt.browser(), ConsoleAddress.of("/console/audit")).state();
        String mixed = attempt.state().substring(0, 43) + elsewhere.substring(43);

        assertThat(ProviderAttempt.of(RandomValue.fresh(), attempt.state())).isEmpty();
        assertThat(ProviderAttempt.of(attempt.browser(), mixed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\u0000", "not base64 not base64 not base64 not base64 not base64 %%%"})
    void isNotFoundByWhatIsNoState(String state) {
        assertThat(ProviderAttempt.of(attempt.browser(), state)).isEmpty();
    }

    /** Who knows one of them, the provider or an address in a log, knows none of the others. */
    @Test
    void tellsNothingByOneValueOfAnother() {
        assertThat(Set.of(
                        attempt.browser().text(),
                        attempt.state().substring(0, 43),
                        attempt.nonce(),
                        attempt.verifier(),
                        attempt.challenge()))
                .hasSize(5)
                .allMatch(value -> value.matches("[A-Za-z0-9_-]{43}"));
        assertThat(attempt.challenge())
                .isEqualTo(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Bytes.utf8(attempt.verifier()).sha256().toArray()));
    }

    @Test
    void goesOnAtTheStartWhereThePlaceIsTooLongForAState() {
        ConsoleAddress longest = ConsoleAddress.of("/console/worklist?q=" + "a".repeat(700));

        assertThat(ProviderAttempt.begin(longest).wanted().path()).isEqualTo("/console");
    }
}
