package care.sij.exchange.message;

import care.sij.access.BoundedCall;
import care.sij.access.RequestId;
import care.sij.exchange.outbound.OutboundTokens;
import care.sij.exchange.outbound.PartnerConnections;
import care.sij.exchange.outbound.TokenUnobtainable;
import care.sij.fhir.FhirFormat;
import care.sij.partner.Delivery.BackendAccess;
import care.sij.partner.Partner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Brings answers to where their senders want them; with an access token of ours where the address belongs to the server
 * that the partner has registered for deliveries, and nowhere else.
 */
@Component
class LateAnswers {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int NOT_AUTHORIZED = 401;

    /** Whether an answer arrived. */
    enum Arrival {
        DELIVERED,
        FAILED
    }

    private final PartnerConnections connections;
    private final OutboundTokens tokens;

    LateAnswers(PartnerConnections connections, OutboundTokens tokens) {
        this.connections = connections;
        this.tokens = tokens;
    }

    /** Posts the answer to the partner's address; delivered when it is met with 2xx. */
    Arrival deliver(Answer answer, Partner partner, String address, String requestId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", FhirFormat.JSON.contentType())
                .header(RequestId.HEADER, requestId)
                .POST(HttpRequest.BodyPublishers.ofByteArray(answer.body().toArray()));
        try {
            return post(request, partner, address) / 100 == 2 ? Arrival.DELIVERED : Arrival.FAILED;
        } catch (IOException | TokenUnobtainable notNow) {
            return Arrival.FAILED;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Arrival.FAILED;
        }
    }

    private int post(HttpRequest.Builder request, Partner partner, String address)
            throws IOException, InterruptedException {
        Optional<BackendAccess> access = partner.delivery().flatMap(delivery -> delivery.accessTo(URI.create(address)));
        if (access.isEmpty()) {
            return send(request, partner);
        }
        String authorization = tokens.authorization(partner, access.get());
        int status = send(request.setHeader("Authorization", authorization), partner);
        if (status != NOT_AUTHORIZED) {
            return status;
        }
        tokens.forget(partner, authorization);
        return send(request.setHeader("Authorization", tokens.authorization(partner, access.get())), partner);
    }

    private int send(HttpRequest.Builder request, Partner partner) throws IOException, InterruptedException {
        return BoundedCall.status(connections.client(partner), request.build(), ANSWER);
    }
}
