package care.sij.demo;

import java.time.Clock;

/** Access tokens of the demo's clients, for tests of the whole service. */
public final class DemoTokens {

    private DemoTokens() {}

    public static String of(String client, String baseUrl) {
        return of(client, baseUrl, "system/*.cruds");
    }

    /** A token that asks for these scopes only. */
    public static String of(String client, String baseUrl, String scopes) {
        return DemoClient.named(client, Clock.systemUTC()).token(baseUrl + "/oauth2/token", scopes);
    }
}
