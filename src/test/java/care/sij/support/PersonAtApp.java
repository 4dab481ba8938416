package care.sij.support;

import care.sij.access.people.TestAuthenticator;
import care.sij.partner.ServiceAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person with a browser, an authenticator and an app, at the whole service of the tests. */
public final class PersonAtApp {

    public static final String APP = "demo-app";
    public static final String REDIRECT = "http://127.0.0.1:8765/signed-in";
    public static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new TreeMap<>();

    /** An account that was opened for one test. */
    public record Account(String login, String password, String otpauth, int version) {}

    /** Opens an account as an administrator does. */
    public static Account opened(String login, String role, String partner) {
        String body = "{\"name\":\"Synthetic Person\",\"role\":\"" + role + "\",\"partner\":\"" + partner
                + "\",\"practitioner\":\"synthetic\"}";
        JsonNode made =
                JSON.readTree(admin("PUT", "/admin/people/" + login + "?comment=test", body, "If-None-Match", "*")
                        .body());
        return new Account(
                login,
                made.path("password").asString(),
                made.path("otpauth").asString(),
                made.path("version").asInt());
    }

    /** What an administrator of accounts gets for a request. */
    public static HttpResponse<String> admin(String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                WholeService.partner("demo-clinic", "system/sij-person.cruds").authorized(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(
                HttpClient.newHttpClient(),
                request.method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /** The request of the app as it should be. */
    public static Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", APP);
        asked.put("redirect_uri", REDIRECT);
        asked.put("scope", "openid fhirUser user/*.rs user/Observation.cu user/Patient.d");
        asked.put("state", "state \"of\" <the> app&");
        asked.put("aud", WholeService.bean(ServiceAddress.class).fhir());
        asked.put("code_challenge", challenge(VERIFIER));
        asked.put("code_challenge_method", "S256");
        asked.put("nonce", "once");
        return asked;
    }

    /** The request with one parameter changed; left out when the value is empty. */
    public static Map<String, String> asked(String name, String value) {
        Map<String, String> asked = asked();
        asked.put(name, value);
        asked.values().removeIf(String::isEmpty);
        return asked;
    }

    public HttpResponse<String> authorize(Map<String, String> asked) {
        return send(browser("/oauth2/authorize?" + form(asked)).GET());
    }

    /** Fills in the form that was shown last. */
    public HttpResponse<String> signIn(HttpResponse<String> page, String login, String password, String code) {
        String form = page.body().replaceFirst("(?s).*name=\"form\" value=\"([^\"]*)\".*", "$1");
        return signIn(page.uri(), Map.of("form", form, "login", login, "password", password, "code", code));
    }

    public HttpResponse<String> signIn(URI address, Map<String, String> fields, String... headers) {
        HttpRequest.Builder request = browser(address.getRawPath() + "?" + address.getRawQuery())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Signs in, from the app's request to its code. */
    public String code(Account account) {
        return code(account, asked());
    }

    public String code(Account account, Map<String, String> asked) {
        HttpResponse<String> back = signIn(
                authorize(asked),
                account.login(),
                account.password(),
                TestAuthenticator.code(account.otpauth(), Clock.systemUTC().instant()));
        return backAtApp(back).getOrDefault("code", "none: " + back.statusCode());
    }

    /** What the app is told; empty when the browser was not sent to it. */
    public static Map<String, String> backAtApp(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        if (!location.startsWith(REDIRECT + "?")) {
            return Map.of();
        }
        return Arrays.stream(location.substring(REDIRECT.length() + 1).split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }

    /** The app's exchange of a code, with fields changed. */
    public HttpResponse<String> exchange(String code, Map<String, String> changes) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "grant_type", "authorization_code",
                "client_id", APP,
                "redirect_uri", REDIRECT,
                "code", code,
                "code_verifier", VERIFIER));
        fields.putAll(changes);
        return send(HttpRequest.newBuilder(at("/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    /** The answer to a request with a token; without one when that is empty. */
    public HttpResponse<String> call(String method, String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.method(method, HttpRequest.BodyPublishers.noBody()));
    }

    public HttpResponse<String> signOut() {
        return send(browser("/oauth2/sign-out").POST(HttpRequest.BodyPublishers.noBody()));
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder browser(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> response = send(http, request.build());
        List<String> set = response.headers().allValues("Set-Cookie");
        set.stream().map(cookie -> cookie.split(";")[0].split("=", 2)).forEach(cookie -> {
            cookies.put(cookie[0], cookie[1]);
            cookies.values().removeIf(String::isEmpty);
        });
        return response;
    }

    private static HttpResponse<String> send(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static URI at(String path) {
        return URI.create(WholeService.baseUrl() + path);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
