package care.sij.support;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;

/** Where the demo hospital takes late answers: a server that can misbehave. */
public final class PartnerEndpoint {

    private static final WireMockServer SERVER = start();

    private PartnerEndpoint() {}

    public static WireMockServer server() {
        return SERVER;
    }

    public static String url(String path) {
        return SERVER.baseUrl() + path;
    }

    /** What was posted to the path so far. */
    public static List<LoggedRequest> posted(String path) {
        return SERVER.findAll(postRequestedFor(urlEqualTo(path)));
    }

    private static WireMockServer start() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        return server;
    }
}
