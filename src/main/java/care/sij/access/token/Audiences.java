package care.sij.access.token;

import care.sij.partner.ServiceAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whom a client assertion may be addressed to: the token endpoint and nothing else, also beside it. */
@Component
class Audiences {

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final ServiceAddress address;
    private final AccessSettings settings;

    Audiences(ServiceAddress address, AccessSettings settings) {
        this.address = address;
        this.settings = settings;
    }

    Set<String> of(HttpServletRequest request) {
        String endpoint = address.tokenEndpoint();
        String requested =
                URI.create(request.getRequestURL().toString()).resolve("token").toString();
        return settings.loopbackAudience() && overLoopback(request) && !requested.equals(endpoint)
                ? Set.of(endpoint, requested)
                : Set.of(endpoint);
    }

    private static boolean overLoopback(HttpServletRequest request) {
        try {
            return LOOPBACK_NAMES.contains(request.getServerName())
                    && request.getServerPort() == request.getLocalPort()
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
