package care.sij.demo;

import java.time.Clock;

/** Access tokens of the demo's clients, for tests of the whole service. */
public final class DemoTokens {

    private DemoTokens() {}

    public static String of(String client, String baseUrl) {
        return DemoClient.named(client, Clock.systemUTC()).token(baseUrl + "/oauth2/token", "system/*.cruds");
    }
}
