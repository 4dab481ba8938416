package care.sij.access.door;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring Security's firewall, which also turns away what two readers of a request could take for different requests: a
 * method other than that of the request line, and a second token (RFC 9110, 5.3, allows one).
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
        if (request.getDispatcherType() != DispatcherType.ERROR) { // the page that tells of it has the same headers
            refuseTwoReadings(request);
        }
        return super.getFirewalledRequest(request);
    }

    private static void refuseTwoReadings(HttpServletRequest request) {
        if (OTHER_METHODS.stream()
                .flatMap(header -> Collections.list(request.getHeaders(header)).stream())
                .anyMatch(method -> !method.strip().equals(request.getMethod()))) {
            throw new RequestRejectedException("a header names another method");
        }
        if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
            throw new RequestRejectedException("there is more than one Authorization header");
        }
    }
}
