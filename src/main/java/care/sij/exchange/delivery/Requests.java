package care.sij.exchange.delivery;

import care.sij.exchange.outbound.OutboundTokens;
import care.sij.exchange.outbound.PartnerConnections;
import care.sij.exchange.outbound.TokenUnobtainable;
import care.sij.partner.Delivery;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends requests to partners: each once, with an access token where the partner asks for one, following nothing. */
@Component
public class Requests {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private final DeliverySettings settings;
    private final PartnerConnections connections;
    private final OutboundTokens tokens;

    Requests(DeliverySettings settings, PartnerConnections connections, OutboundTokens tokens) {
        this.settings = settings;
        this.connections = connections;
        this.tokens = tokens;
    }

    /** How long an answer of this partner is waited for. */
    public Duration answerWithin(Partner partner) {
        return Patience.with(partner, settings).answerWithin();
    }

    /** The reply to this request. */
    public Reply send(Partner partner, Delivery delivery, HttpRequest.Builder request) {
        try {
            delivery.access()
                    .map(access -> tokens.authorization(partner, access))
                    .ifPresent(authorization -> request.setHeader("Authorization", authorization));
        } catch (TokenUnobtainable unobtainable) {
            LOG.warn("{}", unobtainable.getMessage());
            return new Reply.NoToken();
        }
        return sent(connections.client(partner), request, answerWithin(partner));
    }

    /** The reply to this request as it is, waited for so long. */
    public Reply sendAsItIs(Partner partner, HttpRequest.Builder request, Duration longest) {
        return sent(connections.client(partner), request, longest);
    }

    /** The same with a new access token. */
    public Reply sendRenewed(Partner partner, Delivery delivery, HttpRequest.Builder request) {
        tokens.forget(partner);
        return send(partner, delivery, request);
    }

    private static Reply sent(HttpClient http, HttpRequest.Builder request, Duration longest) {
        Future<HttpResponse<Bytes>> exchange = http.sendAsync(request.build(), head -> new AnswerStart());
        try {
            HttpResponse<Bytes> response = exchange.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply.Answered(response.statusCode(), response.headers().map(), response.body());
        } catch (TimeoutException silent) {
            exchange.cancel(true);
            return new Reply.Silence();
        } catch (ExecutionException failed) {
            return new Reply.Broken();
        } catch (InterruptedException stopping) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Silence();
        }
    }
}
