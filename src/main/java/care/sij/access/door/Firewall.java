package care.sij.access.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring Security's firewall, which also turns away what two readers of a request could take for different requests: a
 * method beside that of the request line, and a second token (RFC 9110, 5.3, allows one).
 */
final class Firewall extends StrictHttpFirewall {

    private static final List<String> OTHER_METHODS =
            List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override");

    Firewall() {
        setAllowedHeaderNames(HeaderCharacters::nameable);
        setAllowedHeaderValues(HeaderCharacters::valuable);
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        if (OTHER_METHODS.stream().anyMatch(header -> request.getHeader(header) != null)) {
            throw new RequestRejectedException("a header names another method");
        }
        if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
            throw new RequestRejectedException("there is more than one Authorization header");
        }
        return super.getFirewalledRequest(request);
    }
}
