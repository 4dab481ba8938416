package care.sij.exchange.outbound;

import care.sij.access.BoundedCall;
import care.sij.exchange.outbound.TokenAnswer.Token;
import care.sij.exchange.outbound.TokenUnobtainable.Reason;
import care.sij.partner.Delivery.BackendAccess;
import care.sij.partner.Partner;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Asks a partner's token endpoint for a token (SMART App Launch 2.2.0, Backend Services, "Obtain access token"). The
 * address comes from the settings alone, and redirects are not followed.
 */
@Component
class TokenRequests {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final PartnerConnections connections;
    private final Assertions assertions;
    private final Duration longestWait;

    @Autowired
    TokenRequests(PartnerConnections connections, Assertions assertions) {
        this(connections, assertions, LONGEST_WAIT);
    }

    TokenRequests(PartnerConnections connections, Assertions assertions, Duration longestWait) {
        this.connections = connections;
        this.assertions = assertions;
        this.longestWait = longestWait;
    }

    /**
     * A new token.
     *
     * @throws TokenUnobtainable when there is none to be had
     */
    Token ask(Partner partner, BackendAccess access) {
        HttpRequest request = HttpRequest.newBuilder(access.tokenUrl())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form(partner, access)))
                .build();
        try {
            HttpResponse<byte[]> answer =
                    BoundedCall.send(connections.client(partner), request, longestWait, LARGEST_ANSWER);
            return TokenAnswer.read(partner, answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new TokenUnobtainable(partner, Reason.UNREACHABLE, String.valueOf(e.getMessage()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TokenUnobtainable(partner, Reason.UNREACHABLE, "stopped");
        }
    }

    private String form(Partner partner, BackendAccess access) {
        return Map.of(
                        "grant_type",
                        "client_credentials",
                        "scope",
                        access.scope(),
                        "client_assertion_type",
                        JWT_BEARER,
                        "client_assertion",
                        assertions.sign(partner, access))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
