package care.sij.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A browser that goes from the console to the organisation's provider and comes back. */
public final class BrowserAtProvider {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, String> cookies = new TreeMap<>();

    /** Another browser with the same cookies. */
    public BrowserAtProvider again() {
        BrowserAtProvider again = new BrowserAtProvider();
        again.cookies.putAll(cookies);
        return again;
    }

    /** Begins to sign in at the provider; what that is asked. */
    public Map<String, String> begin(String wanted) {
        HttpResponse<String> answer =
                get("/console/sign-in/provider/begin?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
        URI provider = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return parameters(provider.getRawQuery());
    }

    /** Comes back with what the provider gave. */
    public HttpResponse<String> comeBack(String state, String code) {
        return get("/console/sign-in/provider?state=" + state + "&code=" + code);
    }

    public HttpResponse<String> get(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(WholeService.baseUrl() + path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = send(request.build());
        response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0].split("=", 2))
                .forEach(cookie -> cookies.put(cookie[0], cookie[1]));
        cookies.values().removeIf(String::isEmpty);
        return response;
    }

    /** The parameters of a form or a query. */
    public static Map<String, String> parameters(String form) {
        return Arrays.stream(form.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
