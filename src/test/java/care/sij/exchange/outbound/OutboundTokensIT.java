package care.sij.exchange.outbound;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import care.sij.exchange.outbound.TokenUnobtainable.Reason;
import care.sij.partner.Delivery.BackendAccess;
import care.sij.partner.Partner;
import care.sij.support.Parallel;
import care.sij.support.TestClock;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How tokens are got and kept, and every way a token endpoint may misbehave. */
class OutboundTokensIT {

    private static final Partner ST_MARY = OwnProcess.partner("st-mary");
    private static final Duration PAUSE = Duration.ofSeconds(6);

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-03-01T10:00:00Z"));
    private static final OwnProcess PROCESS = new OwnProcess(OwnProcess.database(), CLOCK);

    private final OutboundTokens tokens = PROCESS.tokens();

    @Test
    void asksByFormWithAnAssertionAndNothingInTheAddress() {
        answer(token("abc", 300));

        assertThat(tokens.authorization(ST_MARY, access())).isEqualTo("Bearer abc");

        LoggedRequest request = asked().get(0);
        assertThat(request.getHeader("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(request.formParameter("grant_type").firstValue()).isEqualTo("client_credentials");
        assertThat(request.formParameter("scope").firstValue()).isEqualTo("system/MessageHeader.c");
        assertThat(request.formParameter("client_assertion_type").firstValue())
                .isEqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        assertThat(request.formParameter("client_assertion").firstValue().split("\\."))
                .hasSize(3);
        assertThat(request.getHeader("Authorization")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // expires_in as it stands in the answer, how long the token is kept in seconds
        "300, 270",
        "'\"300\"', 270",
        "60, 45",
        "4, 3",
        "0, 0",
        "-5, 0",
        "86400, 3570",
        "'{}', 45",
        "null, 45",
        "'\"soon\"', 45"
    })
    void keepsATokenUntilShortlyBeforeItsEnd(String expiresIn, int kept) {
        answer(json("{\"access_token\":\"abc\",\"token_type\":\"bearer\",\"expires_in\":" + expiresIn + "}"));
        tokens.authorization(ST_MARY, access());

        if (kept > 0) {
            CLOCK.advance(Duration.ofSeconds(kept).minusMillis(1));
            tokens.authorization(ST_MARY, access());
            assertThat(asked()).hasSize(1);
        }
        CLOCK.advance(Duration.ofMillis(1));
        tokens.authorization(ST_MARY, access());
        assertThat(asked()).hasSize(2);
    }

    @Test
    void keepsATokenWithoutExpiresInShortly() {
        answer(json("{\"access_token\":\"abc\",\"token_type\":\"Bearer\"}"));
        tokens.authorization(ST_MARY, access());
        CLOCK.advance(Duration.ofSeconds(44));
        tokens.authorization(ST_MARY, access());
        assertThat(asked()).hasSize(1);

        CLOCK.advance(Duration.ofSeconds(1));
        tokens.authorization(ST_MARY, access());
        assertThat(asked()).hasSize(2);
    }

    static Stream<Arguments> misbehaviour() {
        return Stream.of(
                Arguments.of("invalid_client", 400, json(400, "{\"error\":\"invalid_client\"}"), Reason.REFUSED),
                Arguments.of(
                        "unauthorized_client", 400, json(400, "{\"error\":\"unauthorized_client\"}"), Reason.REFUSED),
                Arguments.of("401", 401, json(401, "{\"error\":\"invalid_client\"}"), Reason.REFUSED),
                Arguments.of(
                        "401 with challenge", 401, status(401).withHeader("WWW-Authenticate", "Basic"), Reason.REFUSED),
                Arguments.of("403 page", 403, html(403), Reason.REFUSED),
                Arguments.of("404", 404, status(404), Reason.REFUSED),
                Arguments.of("429", 429, status(429).withHeader("Retry-After", "60"), Reason.UNREACHABLE),
                Arguments.of("408", 408, status(408), Reason.UNREACHABLE),
                Arguments.of("500", 500, status(500), Reason.UNREACHABLE),
                Arguments.of("503 page", 503, html(503), Reason.UNREACHABLE),
                Arguments.of("reset", 0, fault(Fault.CONNECTION_RESET_BY_PEER), Reason.UNREACHABLE),
                Arguments.of("empty", 0, fault(Fault.EMPTY_RESPONSE), Reason.UNREACHABLE),
                Arguments.of("half a body", 0, fault(Fault.MALFORMED_RESPONSE_CHUNK), Reason.UNREACHABLE),
                Arguments.of("noise", 0, fault(Fault.RANDOM_DATA_THEN_CLOSE), Reason.UNREACHABLE),
                Arguments.of("endless", 0, json("\"" + "x".repeat(100_000) + "\""), Reason.UNREACHABLE),
                Arguments.of("page with 200", 200, html(200), Reason.NOT_A_TOKEN),
                Arguments.of("truncated", 200, json("{\"access_token\":\"abc\",\"token_ty"), Reason.NOT_A_TOKEN),
                Arguments.of("nothing with 200", 200, status(200), Reason.NOT_A_TOKEN),
                Arguments.of("204", 204, status(204), Reason.NOT_A_TOKEN),
                Arguments.of("array", 200, json("[1]"), Reason.NOT_A_TOKEN),
                Arguments.of("null", 200, json("null"), Reason.NOT_A_TOKEN),
                Arguments.of("other member", 200, json("{\"id_token\":\"abc\"}"), Reason.NOT_A_TOKEN),
                Arguments.of("no text", 200, json("{\"access_token\":{\"a\":1}}"), Reason.NOT_A_TOKEN),
                Arguments.of("empty text", 200, json("{\"access_token\":\"\"}"), Reason.NOT_A_TOKEN),
                Arguments.of("header smuggled", 200, json("{\"access_token\":\"a\\r\\nX-A: b\"}"), Reason.NOT_A_TOKEN),
                Arguments.of(
                        "MAC token", 200, json("{\"access_token\":\"a\",\"token_type\":\"mac\"}"), Reason.NOT_A_TOKEN),
                Arguments.of("error with 200", 200, json("{\"error\":\"invalid_client\"}"), Reason.NOT_A_TOKEN),
                Arguments.of("redirect", 302, redirect(302), Reason.NOT_A_TOKEN),
                Arguments.of("redirect that keeps the form", 307, redirect(307), Reason.NOT_A_TOKEN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misbehaviour")
    void tellsWhyThereIsNoToken(String name, int status, ResponseDefinitionBuilder answer, Reason reason) {
        answer(answer);

        TokenUnobtainable unobtainable = failure();

        assertThat(unobtainable.reason()).isEqualTo(reason);
        assertThat(unobtainable).hasMessageContaining("st-mary");
        assertThat(unobtainable.getMessage()).doesNotContain("abc", "<html>", "\n", "X-A", "lskdu");
        if (status > 0) {
            assertThat(unobtainable).hasMessageContaining(String.valueOf(status));
        }
        SERVER.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
        assertThat(asked()).hasSize(1);
    }

    static Stream<ResponseDefinitionBuilder> slowness() {
        return Stream.of(
                token("abc", 300).withFixedDelay(5000), token("abc", 300).withChunkedDribbleDelay(20, 10_000));
    }

    @ParameterizedTest
    @MethodSource("slowness")
    void waitsForNobodyLongerThanItsPatience(ResponseDefinitionBuilder answer) {
        answer(answer);

        TokenUnobtainable unobtainable = catchThrowableOfType(
                TokenUnobtainable.class,
                () -> PROCESS.tokens(Duration.ofSeconds(1)).authorization(ST_MARY, access()));

        assertThat(unobtainable.reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void namesTheErrorOfTheSpecificationAndNoOther() {
        answer(json(400, "{\"error\":\"invalid_scope\",\"error_description\":\"for Jane\"}"));
        assertThat(failure()).hasMessageContaining("400 invalid_scope").hasMessageNotContaining("Jane");

        CLOCK.advance(PAUSE);
        answer(json(400, "{\"error\":\"for Jane\"}"));
        assertThat(failure()).hasMessageNotContaining("Jane");
    }

    @Test
    void cannotReachWhatDoesNotListen() {
        TokenUnobtainable refused = catchThrowableOfType(
                TokenUnobtainable.class,
                () -> tokens.authorization(ST_MARY, OwnProcess.access("http://127.0.0.1:1/token")));

        assertThat(refused.reason()).isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void asksOnceForARush() throws InterruptedException {
        answer(token("abc", 300).withFixedDelay(300));

        assertThat(rush()).hasSize(16).containsOnly("Bearer abc");
        assertThat(asked()).hasSize(1);
    }

    @Test
    void waitsOnceForARushWhenNothingAnswersAndAsksAgainSoon() throws InterruptedException {
        answer(status(500));

        assertThat(rush()).hasSize(16).containsOnly("UNREACHABLE");
        assertThat(asked()).hasSize(1);

        CLOCK.advance(PAUSE);
        answer(token("abc", 300));
        assertThat(tokens.authorization(ST_MARY, access())).isEqualTo("Bearer abc");
    }

    @Test
    void getsANewTokenAfterTheLastWasNotAccepted() {
        inTurn("first", "second");
        assertThat(tokens.authorization(ST_MARY, access())).isEqualTo("Bearer first");

        tokens.forget(ST_MARY);

        assertThat(tokens.authorization(ST_MARY, access())).isEqualTo("Bearer second");
        assertThat(tokens.authorization(ST_MARY, access())).isEqualTo("Bearer second");
        assertThat(asked()).hasSize(2);
    }

    @Test
    void renewsOnceWhenManyAreToldThatTheSameTokenIsNotAccepted() {
        inTurn("first", "second");
        String first = tokens.authorization(ST_MARY, access());

        tokens.forget(ST_MARY, first);
        tokens.authorization(ST_MARY, access());
        tokens.forget(ST_MARY, first);

        assertThat(tokens.authorization(ST_MARY, access())).isEqualTo("Bearer second");
        assertThat(asked()).hasSize(2);
    }

    @Test
    void keepsPartnersApart() {
        answer(token("abc", 300));
        tokens.authorization(ST_MARY, access());
        tokens.authorization(OwnProcess.partner("other"), access());

        assertThat(asked()).hasSize(2);
        assertThat(asked().stream()
                        .map(request ->
                                request.formParameter("client_assertion").firstValue())
                        .map(assertion -> assertion.split("\\.")[0]))
                .as("headers, which name the key")
                .doesNotHaveDuplicates();
    }

    @Test
    void doesNotUseATokenOfOneRegistrationForAnother() {
        answer(token("abc", 300));
        tokens.authorization(ST_MARY, access());
        tokens.authorization(ST_MARY, new BackendAccess(access().tokenUrl(), access().clientId(), "system/Task.r"));

        assertThat(asked()).hasSize(2);
    }

    private List<String> rush() throws InterruptedException {
        Callable<String> worker = () -> {
            try {
                return tokens.authorization(ST_MARY, access());
            } catch (TokenUnobtainable unobtainable) {
                return unobtainable.reason().name();
            }
        };
        return Parallel.run(16, Collections.nCopies(16, worker));
    }

    private TokenUnobtainable failure() {
        return catchThrowableOfType(TokenUnobtainable.class, () -> tokens.authorization(ST_MARY, access()));
    }

    private static BackendAccess access() {
        return OwnProcess.access(SERVER.baseUrl() + "/token");
    }

    private static List<LoggedRequest> asked() {
        return SERVER.findAll(postRequestedFor(urlEqualTo("/token")));
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post(anyUrl()).willReturn(answer));
    }

    private static void inTurn(String first, String second) {
        SERVER.stubFor(post(anyUrl())
                .inScenario("turns")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(token(first, 300))
                .willSetStateTo("next"));
        SERVER.stubFor(
                post(anyUrl()).inScenario("turns").whenScenarioStateIs("next").willReturn(token(second, 300)));
    }

    private static ResponseDefinitionBuilder token(String value, int seconds) {
        return json("{\"access_token\":\"" + value + "\",\"token_type\":\"bearer\",\"expires_in\":" + seconds
                + ",\"scope\":\"system/MessageHeader.c\"}");
    }

    private static ResponseDefinitionBuilder json(String body) {
        return json(200, body);
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return status(status).withHeader("Content-Type", "application/json").withBody(body);
    }

    private static ResponseDefinitionBuilder html(int status) {
        return status(status).withHeader("Content-Type", "text/html").withBody("<html>Sign in</html>");
    }

    private static ResponseDefinitionBuilder redirect(int status) {
        return status(status).withHeader("Location", "/elsewhere");
    }

    private static ResponseDefinitionBuilder fault(Fault fault) {
        return aResponse().withFault(fault);
    }

    private static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status);
    }
}
