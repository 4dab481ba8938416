package care.sij.exchange.delivery;

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
import org.springframework.stereotype.Component;

/** Sends requests to partners: each once, with an access token where the partner asks for one, following nothing. */
@Component
public class Requests {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final DeliverySettings settings;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    Requests(DeliverySettings settings) {
        this.settings = settings;
    }

    /** How long an answer is waited for. */
    public Duration answerWithin() {
        return settings.answerWithin();
    }

    /** The reply to this request. */
    public Reply send(Partner partner, Delivery delivery, HttpRequest.Builder request) {
        return sent(request);
    }

    /** The same with a new access token. */
    public Reply sendRenewed(Partner partner, Delivery delivery, HttpRequest.Builder request) {
        return sent(request);
    }

    private Reply sent(HttpRequest.Builder request) {
        Future<HttpResponse<Bytes>> exchange = http.sendAsync(request.build(), head -> new AnswerStart());
        try {
            HttpResponse<Bytes> response = exchange.get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
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
