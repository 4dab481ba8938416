package care.sij.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import care.sij.access.signin.AppSettings.App;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.org/back",
                "http://localhost:8080/back",
                "http://127.0.0.1:1/",
                "http://[::1]:9/b"
            })
    void takeWhereAnAppIsReached(String address) {
        assertThat(apps(address).app("app").map(App::redirectUris)).contains(List.of(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.org/back",
                "http://localhost.example.org/back",
                "https://user@app.example.org/back",
                "https://app.example.org/back?to=1",
                "https://app.example.org/back#here",
                "https://*.example.org/back; script-src *",
                "custom:/back",
                "/back",
                ""
            })
    void refuseWhatACodeMightLeakBy(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> apps(address))
                .withMessageContaining("sij.apps.app.redirect-uris");
    }

    private static AppSettings apps(String address) {
        return new AppSettings(Map.of("app", new App("An app", List.of(address))));
    }
}
