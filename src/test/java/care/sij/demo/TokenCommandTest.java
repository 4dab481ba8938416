package care.sij.demo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCommandTest {

    @RegisterExtension
    static final WireMockExtension SERVICE = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"demo-hospital", "demo-clinic", "demo-payer", "demo-auditor"})
    void printsTheTokenAloneOnItsLine(String client) {
        SERVICE.stubFor(post(urlEqualTo("/oauth2/token")).willReturn(okJson("{\"access_token\":\"abc\"}")));

        assertThat(run(client, "--server.port=" + SERVICE.getPort())).isZero();
        assertThat(out.toString(UTF_8)).isEqualTo("abc" + System.lineSeparator());
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void asksForTheScopeOfItsOption() {
        SERVICE.stubFor(post(urlEqualTo("/oauth2/token")).willReturn(okJson("{\"access_token\":\"abc\"}")));

        run("demo-payer", "--scope=system/Task.rs", "--server.port=" + SERVICE.getPort());

        SERVICE.verify(
                postRequestedFor(urlEqualTo("/oauth2/token")).withRequestBody(containing("scope=system%2FTask.rs")));
    }

    @Test
    void saysWhyTheServiceRefused() {
        SERVICE.stubFor(post(urlEqualTo("/oauth2/token"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":\"invalid_scope\",\"error_description\":\"None registered.\"}")));

        assertThat(run("demo-payer", "--server.port=" + SERVICE.getPort())).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("None registered.");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void saysThatNothingAnswers() {
        assertThat(run("demo-payer", "--server.port=1")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("is the demo running");
    }

    @Test
    void saysWhichClientsThereAre() {
        assertThat(run("demo-nobody")).isEqualTo(1);
        assertThat(run("../demo-hospital")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("demo-hospital");
    }

    @Test
    void explainsItselfWithoutAClient() {
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString(UTF_8)).startsWith("Usage:");
    }

    private int run(String... arguments) {
        return new TokenCommand(Clock.systemUTC(), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .run(List.of(arguments));
    }
}
