package care.sij.partner;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Addresses that may be called: https anywhere, http only on this machine. */
final class WebAddress {

    static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private WebAddress() {}

    /** The address, when it is one that may be called. */
    static Optional<URI> of(String url) {
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
}
