package care.sij.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT4M59S", "PT8H1S", "-PT30M"})
    void takesNoTimeOutsideItsRange(Duration idle) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConsoleSettings(idle))
                .withMessageContaining("sij.console.idle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT5M", "PT30M", "PT8H"})
    void takesWhatLiesWithin(Duration idle) {
        assertThat(new ConsoleSettings(idle).idle()).isEqualTo(idle);
    }

    @ParameterizedTest
    @CsvSource({
        "'', sij, console, '', '', ''",
        "https://i.example.org, console, console, '', '', ''",
        "https://i.example.org, sij, '', secret, '', ''",
        "https://i.example.org, sij, console, '', https://i.example.org/a, ''",
        "https://i.example.org, sij, console, '', '', https://i.example.org/t",
        "https://i.example.org, sij, console, '', http://i.example.org/a, https://i.example.org/t",
        "https://i.example.org, sij, console, '', https://i.example.org/a, http://i.example.org/t",
        "http://i.example.org, sij, console, '', '', ''",
    })
    void aProviderIsSetWholeAndSafelyOrNotAtAll(
            String issuer, String audience, String client, String secret, String authorization, String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider(issuer, audience, client, secret, authorization, token))
                .withMessageContaining("sij.identity-provider.");
    }

    @Test
    void aProviderIsOfferedWhenTheConsoleHasAnIdThere() {
        assertThat(provider("https://i.example.org", "sij", "", "", "", "").isOffered())
                .isFalse();
        ProviderSettings offered = provider("https://i.example.org", "sij", "console", "secret", "", "");
        assertThat(offered.isOffered()).isTrue();
        assertThat(offered.toString()).doesNotContain("secret");
    }

    private static ProviderSettings provider(
            String issuer, String audience, String client, String secret, String authorization, String token) {
        return new ProviderSettings(
                set(issuer), set(audience), set(client), set(secret), set(authorization), set(token));
    }

    private static Optional<String> set(String value) {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }
}
