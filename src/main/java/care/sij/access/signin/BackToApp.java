package care.sij.access.signin;

import care.sij.partner.ServiceAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The way back to an app: with its state as it came, and with who answers (RFC 9207). */
@Component
class BackToApp {

    private final ServiceAddress address;

    BackToApp(ServiceAddress address) {
        this.address = address;
    }

    ResponseEntity<String> with(RandomValue code, AppRequest app, HttpServletRequest request) {
        return answer(app, request, Map.of("code", code.text()));
    }

    ResponseEntity<String> refused(AuthorizationRefused refused, AppRequest app, HttpServletRequest request) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", refused.error().code());
        answer.put("error_description", String.valueOf(refused.getMessage()));
        return answer(app, request, answer);
    }

    private ResponseEntity<String> answer(AppRequest app, HttpServletRequest request, Map<String, String> answer) {
        Map<String, String> parameters = new LinkedHashMap<>(answer);
        AuthorizationRequest.state(request).ifPresent(state -> parameters.put("state", state));
        parameters.put("iss", address.baseUrl().toString());
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(app.redirectUri() + "?" + query))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
