package care.sij.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import care.sij.access.AskedScopes;
import care.sij.access.SmartScope;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class TokenFormTest {

    @Test
    void readsASmartRequestWithoutClientId() {
        TokenForm form = TokenForm.read(request());

        assertThat(form.client().assertion()).isEqualTo("a.b.c");
        assertThat(form.scopes(SmartScope::parse)).hasToString("system/Observation.rs");
        assertThat(form.client().clientId()).isEmpty();
    }

    @Test
    void refusesAnotherGrantType() {
        MockHttpServletRequest request = request();
        request.setParameter("grant_type", "authorization_code");

        refuses(request, TokenError.UNSUPPORTED_GRANT_TYPE);
    }

    @Test
    void refusesAnotherAssertionType() {
        MockHttpServletRequest request = request();
        request.setParameter("client_assertion_type", "not_a_grant_type");

        refuses(request, TokenError.INVALID_CLIENT);
    }

    @Test
    void refusesWhatIsMissing() {
        for (String name : new String[] {"grant_type", "client_assertion_type", "client_assertion"}) {
            MockHttpServletRequest request = request();
            request.removeParameter(name);

            refuses(request, TokenError.INVALID_REQUEST);
        }
    }

    @Test
    void refusesARepeatedParameter() {
        MockHttpServletRequest request = request();
        request.addParameter("client_assertion", "d.e.f");

        refuses(request, TokenError.INVALID_REQUEST);
    }

    @Test
    void refusesParametersInTheUrl() {
        MockHttpServletRequest request = request();
        request.setQueryString("scope=system/*.rs");

        refuses(request, TokenError.INVALID_REQUEST);
    }

    @Test
    void refusesASecondWayToAuthenticate() {
        MockHttpServletRequest basic = request();
        basic.addHeader("Authorization", "Basic YTpi");
        MockHttpServletRequest secret = request();
        secret.setParameter("client_secret", "b");

        refuses(basic, TokenError.INVALID_REQUEST);
        refuses(secret, TokenError.INVALID_REQUEST);
    }

    @Test
    void refusesAnotherContentType() {
        MockHttpServletRequest request = request();
        request.setContentType("application/json");

        refuses(request, TokenError.INVALID_REQUEST);
    }

    @Test
    void refusesScopeLettersOutOfOrder() {
        MockHttpServletRequest request = request();
        request.setParameter("scope", "system/Task.rs system/Observation.sr");

        refusesScopes(request, SmartScope::parse);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\t", "\r\n", "\u000b", "\u00a0", "\u0000", ","})
    void refusesScopesWithAnythingButSpacesBetween(String between) {
        MockHttpServletRequest request = request();
        request.setParameter("scope", "system/Task.r" + between + "system/*.cruds");

        refusesScopes(request, SmartScope::parse);
    }

    @Test
    void passesOverScopesThatAreNoResourceScopes() {
        MockHttpServletRequest request = request();
        request.setParameter("scope", "openid system/Observation.rs  offline_access");

        assertThat(TokenForm.read(request).scopes(SmartScope::parse)).hasToString("system/Observation.rs");
    }

    @Test
    void refusesAScopeThatItsReaderDoesNotRead() {
        refusesScopes(request(), text -> Optional.empty());
    }

    @Test
    void refusesMoreThanFiftyScopes() {
        MockHttpServletRequest request = request();
        request.setParameter("scope", scopes(50));
        assertThat(TokenForm.read(request).scopes(SmartScope::parse).scopes()).hasSize(50);

        request.setParameter("scope", scopes(51));

        refusesScopes(request, SmartScope::parse);
    }

    private static String scopes(int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> "system/Task.rs?_id=" + number)
                .collect(Collectors.joining(" "));
    }

    private static void refusesScopes(MockHttpServletRequest request, AskedScopes reader) {
        TokenForm form = TokenForm.read(request);
        assertThatExceptionOfType(TokenRefused.class)
                .isThrownBy(() -> form.scopes(reader))
                .satisfies(refused -> assertThat(refused.error()).isEqualTo(TokenError.INVALID_SCOPE));
    }

    private static void refuses(MockHttpServletRequest request, TokenError error) {
        assertThatExceptionOfType(TokenRefused.class)
                .isThrownBy(() -> TokenForm.read(request))
                .satisfies(refused -> assertThat(refused.error()).isEqualTo(error));
    }

    private static MockHttpServletRequest request() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/oauth2/token");
        request.setContentType("application/x-www-form-urlencoded;charset=UTF-8");
        request.setParameter("grant_type", "client_credentials");
        request.setParameter("scope", "system/Observation.rs");
        request.setParameter("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        request.setParameter("client_assertion", "a.b.c");
        return request;
    }
}
