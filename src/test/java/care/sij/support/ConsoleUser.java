package care.sij.support;

import care.sij.access.people.TestAuthenticator;
import care.sij.support.PersonAtApp.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person who is signed in to the console of the tests' service, with an account of its own, without a browser. */
public final class ConsoleUser {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final AtomicInteger ACCOUNTS = new AtomicInteger();
    private static final Pattern FORM = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Map<String, String> cookies = new TreeMap<>();
    private final String base;
    private final Account account;

    private ConsoleUser(String base, Account account) {
        this.base = base;
        this.account = account;
    }

    /** Opens an account of the role at the partner. */
    public static Account account(String role, String partner) {
        return PersonAtApp.opened(
                "console-" + role + "-" + TestProcess.NAME + "-" + ACCOUNTS.incrementAndGet(), role, partner);
    }

    /** Somebody of the role at the demo's clinic, for an auditor at the demo's auditor. */
    public static ConsoleUser of(String role) {
        return of(role, role.equals("auditor") ? "demo-auditor" : "demo-clinic");
    }

    /** Somebody of the role at the partner. */
    public static ConsoleUser of(String role, String partner) {
        return at(WholeService.baseUrl(), account(role, partner));
    }

    /** Somebody of the account at the service of this address. */
    public static ConsoleUser at(String base, Account account) {
        ConsoleUser user = new ConsoleUser(base, account);
        HttpResponse<String> page = user.get("/console/sign-in");
        String form = page.body().replaceFirst("(?s).*name=\"form\" value=\"([^\"]*)\".*", "$1");
        Map<String, String> typed = Map.of(
                "form", form,
                "login", user.account.login(),
                "password", user.account.password(),
                "code", code(user.account));
        int status = user.send(user.posted("/console/sign-in", typed)).statusCode();
        if (status != 303) {
            throw new IllegalStateException("not signed in: " + status);
        }
        return user;
    }

    /** Somebody who is not signed in. */
    public static ConsoleUser nobody() {
        return new ConsoleUser(WholeService.baseUrl(), new Account("", "", "", 0));
    }

    /** The digits of the account's authenticator now. */
    public static String code(Account account) {
        return TestAuthenticator.code(account.otpauth(), Clock.systemUTC().instant());
    }

    public String login() {
        return account.login();
    }

    /** The cookies of the session, by name. */
    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Any other request; headers are names and values in turn. */
    public HttpResponse<String> call(String method, String path, String... headers) {
        HttpRequest.Builder request = request(path).method(method, HttpRequest.BodyPublishers.noBody());
        return send(headers.length > 0 ? request.headers(headers) : request);
    }

    /** Sends a form of the page, which says that it is of this session. */
    public HttpResponse<String> post(String page, String path, Map<String, String> fields) {
        Matcher token = FORM.matcher(get(page).body());
        Map<String, String> all = new LinkedHashMap<>(fields);
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        return send(posted(path, all));
    }

    /** Sends a form as another site would: it does not know what forms of this session say. */
    public HttpResponse<String> postForged(String path, Map<String, String> fields) {
        return send(posted(path, fields));
    }

    private HttpRequest.Builder posted(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
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
        HttpResponse<String> response = answer(request);
        response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0].split("=", 2))
                .forEach(cookie -> cookies.put(cookie[0], cookie[1]));
        cookies.values().removeIf(String::isEmpty);
        return response;
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
