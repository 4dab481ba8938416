package care.sij.exchange.delivery;

import care.sij.access.RequestId;
import care.sij.fhir.FhirFormat;
import care.sij.partner.Delivery;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Posts messages to the endpoints of the configuration, and to no other address: nothing is followed elsewhere. */
@Component
class MessagePost {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final DeliverySettings settings;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    MessagePost(DeliverySettings settings) {
        this.settings = settings;
    }

    Reply send(Partner partner, Delivery delivery, Bytes body, String requestId) {
        return posted(delivery, body, requestId);
    }

    /** The same with a new access token. */
    Reply sendRenewed(Partner partner, Delivery delivery, Bytes body, String requestId) {
        return posted(delivery, body, requestId);
    }

    private Reply posted(Delivery delivery, Bytes body, String requestId) {
        HttpRequest request = HttpRequest.newBuilder(delivery.endpoint())
                .header("Content-Type", FhirFormat.JSON.contentType())
                .header("Accept", FhirFormat.JSON.contentType())
                .header(RequestId.HEADER, requestId)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toArray()))
                .build();
        Future<HttpResponse<Bytes>> exchange = http.sendAsync(request, head -> new AnswerStart());
        try {
            HttpResponse<Bytes> response = exchange.get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
            Optional<String> retryAfter = response.headers().firstValue("Retry-After");
            return new Reply.Answered(response.statusCode(), retryAfter, response.body());
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
