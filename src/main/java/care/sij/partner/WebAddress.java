package care.sij.partner;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Addresses that may be called: https anywhere, http only on this machine. */
public final class WebAddress {

    static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private WebAddress() {}

    /** The address, when it is one that may be called. */
    public static Optional<URI> of(String url) {
        try {
            URI uri = URI.create(url);
            boolean loopback = uri.getHost() != null && LOOPBACK.contains(uri.getHost());
            boolean callable = uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || (loopback && "http".equals(uri.getScheme())));
            return callable ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /**
     * Requires a setting, if it is given, to be such an address.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static void require(String setting, Optional<String> url) {
        if (url.isPresent() && url.flatMap(WebAddress::of).isEmpty()) {
            throw new IllegalArgumentException(setting + " is an https URL (http only on loopback)");
        }
    }

    /** Calls to such addresses: who redirects them elsewhere is not followed. */
    public static HttpClient.Builder calls(Duration connectWithin) {
        return HttpClient.newBuilder()
                .connectTimeout(connectWithin)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1);
    }
}
