package care.sij.access.signin;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.Bytes;
import care.sij.support.BrowserAtProvider;
import care.sij.support.PartnerEndpoint;
import care.sij.support.TestProvider;
import care.sij.support.WholeService;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** People come into the console by the organisation's provider, and what somebody may send instead of its answer. */
@ExtendWith(OutputCaptureExtension.class)
class ProviderSignInIT {

    private static final String SUBJECT = "auth0|0815";
    private static final String CODE = "code-of-the-provider-kept-secret";

    private final BrowserAtProvider browser = new BrowserAtProvider();

    @Test
    void letsInWhomTheProviderVouchesForAndGoesOnWhereThePersonWanted(CapturedOutput output) {
        Map<String, String> asked = browser.begin("/console/worklist?due=overdue");
        String token = TestProvider.signed(TestProvider.claims(SUBJECT, asked.get("nonce")));
        TestProvider.gives(token);

        HttpResponse<String> back = browser.comeBack(asked.get("state"), CODE);

        assertThat(back.statusCode()).as(back.body()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location")).contains("/console/worklist?due=overdue");
        assertThat(browser.get("/console/nowhere").body()).contains("Synthetic &lt;b&gt;Person&lt;/b&gt;");
        assertThat(browser.get("/fhir/Patient").statusCode()).isEqualTo(401);
        assertThat(output.getAll()).doesNotContain(CODE, token.split("\\.")[1], asked.get("nonce"));
        assertAuditedWithoutItsCode(back);
    }

    private static void assertAuditedWithoutItsCode(HttpResponse<String> answer) {
        Map<String, Object> row = WholeService.bean(JdbcTemplate.class)
                .queryForMap(
                        "select kind, agent, outcome, query from audit_event where request_id = ?",
                        answer.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(row)
                .containsEntry("kind", "sign-in")
                .containsEntry("agent", "idp|" + SUBJECT + "@demo-clinic")
                .containsEntry("outcome", 0);
        assertThat(row.values()).noneMatch(value -> String.valueOf(value).contains(CODE));
    }

    /** RFC 6749, 4.1.3; RFC 7636; OpenID Connect Core 1.0, 3.1.2.1. */
    @Test
    void asksAsTheSpecificationsSay() {
        Map<String, String> asked = browser.begin("/console");
        TestProvider.gives(TestProvider.signed(TestProvider.claims(SUBJECT, asked.get("nonce"))));
        browser.comeBack(asked.get("state"), "code-1");

        List<LoggedRequest> posted = PartnerEndpoint.posted(TestProvider.TOKEN);
        LoggedRequest exchange = posted.get(posted.size() - 1);
        Map<String, String> form = BrowserAtProvider.parameters(exchange.getBodyAsString());
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", TestProvider.CLIENT)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("code_challenge", challenge(form.get("code_verifier")));
        assertThat(asked.get("scope").split(" ")).contains("openid");
        assertThat(asked.get("redirect_uri")).endsWith("/console/sign-in/provider");
        assertThat(form)
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", "code-1")
                .containsEntry("redirect_uri", asked.get("redirect_uri"));
        assertThat(exchange.getHeader("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString("sij-console:synthetic+secret%2B".getBytes(StandardCharsets.UTF_8)));
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Bytes.utf8(verifier).sha256().toArray());
    }

    static Stream<Arguments> tokensThatProveNothing() {
        return Stream.of(
                proof("another nonce", claims -> TestProvider.signed(claims.claim("nonce", "another"))),
                proof("no nonce", claims -> TestProvider.signed(claims.claim("nonce", null))),
                proof("another app", claims -> TestProvider.signed(claims.audience("an-app"))),
                proof("the service", claims -> TestProvider.signed(claims.audience("sij-pathways"))),
                proof("others too", claims -> TestProvider.signed(claims.audience(List.of("sij-console", "an-app")))),
                proof("another party", claims -> TestProvider.signed(claims.claim("azp", "an-app"))),
                proof("another issuer", claims -> TestProvider.signed(claims.issuer("https://other.example.org"))),
                proof("expired", claims -> TestProvider.signed(claims.expirationTime(minutesAgo(1)))),
                proof("no end", claims -> TestProvider.signed(claims.expirationTime(null))),
                proof("another key", TestProvider::forged),
                proof("an access token", claims -> TestProvider.signedAs("at+jwt", claims)),
                proof("no token", claims -> "nonsense"));
    }

    private static Arguments proof(String what, Function<JWTClaimsSet.Builder, String> made) {
        return Arguments.of(what, made);
    }

    private static Date minutesAgo(int minutes) {
        return Date.from(Clock.systemUTC().instant().minusSeconds(60L * minutes));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokensThatProveNothing")
    void letsNobodyInByATokenThatProvesNothing(String what, Function<JWTClaimsSet.Builder, String> made) {
        Map<String, String> asked = browser.begin("/console");
        TestProvider.gives(made.apply(TestProvider.claims(SUBJECT, asked.get("nonce"))));

        assertTurnedAway(browser.comeBack(asked.get("state"), CODE), 403, "cannot be relied on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"everybody", "sij-misfit"})
    void letsNobodyInWhoseGroupsMeanNoRoleHereOrOneThatFitsNot(String group) {
        Map<String, String> asked = browser.begin("/console");
        TestProvider.gives(TestProvider.signed(
                TestProvider.claims(SUBJECT, asked.get("nonce")).claim("roles", List.of(group))));

        assertTurnedAway(browser.comeBack(asked.get("state"), CODE), 403, "No role here");
    }

    @Test
    void takesNoAnswerThatBelongsToNoAttemptOfTheBrowser() {
        Map<String, String> asked = browser.begin("/console");
        TestProvider.gives(TestProvider.signed(TestProvider.claims(SUBJECT, asked.get("nonce"))));
        String state = asked.get("state");
        int before = PartnerEndpoint.posted(TestProvider.TOKEN).size();

        assertTurnedAway(new BrowserAtProvider().comeBack(state, CODE), 400, "this browser");
        BrowserAtProvider another = new BrowserAtProvider();
        another.begin("/console");
        assertTurnedAway(another.comeBack(state, CODE), 400, "this browser");
        for (String query : List.of(
                "code=" + CODE,
                "code=" + CODE + "&state=",
                "code=" + CODE + "&state=x",
                "code=" + CODE + "&state=" + state + "&state=" + state,
                "code=" + CODE + "&state=" + state + "x",
                "code=" + CODE + "&state=" + state + "&iss=https://other.example.org")) {
            BrowserAtProvider same = browser.again();
            assertTurnedAway(same.get("/console/sign-in/provider?" + query), 400, "this browser");
        }
        assertThat(PartnerEndpoint.posted(TestProvider.TOKEN)).as("codes sent").hasSize(before);
    }

    @Test
    void takesNoAnswerTwice() {
        Map<String, String> asked = browser.begin("/console");
        TestProvider.gives(TestProvider.signed(TestProvider.claims(SUBJECT, asked.get("nonce"))));
        BrowserAtProvider copied = browser.again();
        assertThat(browser.comeBack(asked.get("state"), CODE).statusCode()).isEqualTo(303);

        assertTurnedAway(browser.comeBack(asked.get("state"), CODE), 400, "this browser");
        TestProvider.answers(aResponse().withStatus(400).withBody("{\"error\":\"invalid_grant\"}"));
        assertTurnedAway(copied.comeBack(asked.get("state"), CODE), 403, "used before");
    }

    @Test
    void tellsThePersonThatTheProviderSaidNoWithoutRepeatingWhatItSaid() {
        Map<String, String> asked = browser.begin("/console");

        HttpResponse<String> answer = browser.get("/console/sign-in/provider?error=access_denied"
                + "&error_description=Call+0900+666&state=" + asked.get("state"));

        assertTurnedAway(answer, 403, "did not let you in");
        assertThat(answer.body()).doesNotContain("0900", "access_denied");
    }

    static Stream<Arguments> brokenAnswers() {
        return Stream.of(
                Arguments.of("a fault", aResponse().withStatus(500).withBody("secret of the provider")),
                Arguments.of(
                        "elsewhere", aResponse().withStatus(302).withHeader("Location", PartnerEndpoint.url("/x"))),
                Arguments.of("nothing there", aResponse().withStatus(404)),
                Arguments.of("too many", aResponse().withStatus(429)),
                Arguments.of("half a JSON", okJson("{\"id_token\":\"a")),
                Arguments.of("no identity token", okJson("{\"access_token\":\"a\"}")),
                Arguments.of("a list", okJson("[]")),
                Arguments.of("too slow", okJson("{}").withFixedDelay(4_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenAnswers")
    void asksToComeAgainWhenTheProviderIsBroken(String what, ResponseDefinitionBuilder answer) {
        Map<String, String> asked = browser.begin("/console");
        TestProvider.answers(answer);

        HttpResponse<String> back = browser.comeBack(asked.get("state"), CODE);

        assertTurnedAway(back, 503, "does not answer");
        assertThat(back.body()).doesNotContain("secret of the provider");
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example.org/", "//evil.example.org/", "/fhir/Patient", "/console//evil.example.org"})
    void leadsNowhereElseAfterwards(String to) {
        Map<String, String> asked = browser.begin(to);
        TestProvider.gives(TestProvider.signed(TestProvider.claims(SUBJECT, asked.get("nonce"))));

        assertThat(browser.comeBack(asked.get("state"), CODE).headers().firstValue("Location"))
                .contains("/console");
    }

    @Test
    void isOfferedOnTheSignInPageAndKeptFromScriptsAndOtherSites() {
        assertThat(browser.get("/console/sign-in?to=/console/audit").body())
                .contains("href=\"sign-in/provider/begin?to=%2Fconsole%2Faudit\"");
        Map<String, String> headers = new HashMap<>();
        browser.get("/console/sign-in/provider/begin")
                .headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));

        assertThat(headers.get("set-cookie")).startsWith("sij-provider=").contains("HttpOnly", "SameSite=Lax");
        assertThat(headers.get("location")).startsWith(TestProvider.ISSUER + "/authorize?");
    }

    private static void assertTurnedAway(HttpResponse<String> answer, int status, String says) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains(says).doesNotContain(CODE, "OperationOutcome");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("sij-session="));
    }
}
