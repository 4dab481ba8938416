package care.sij.exchange.message;

import care.sij.access.RequestId;
import care.sij.fhir.FhirFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Brings answers to where their senders want them. */
@Component
class LateAnswers {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** Whether an answer arrived. */
    enum Arrival {
        DELIVERED,
        FAILED
    }

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** Posts the answer to the address; delivered when it is met with 2xx. */
    Arrival deliver(Answer answer, String address, String requestId) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(ANSWER)
                .header("Content-Type", FhirFormat.JSON.contentType())
                .header(RequestId.HEADER, requestId)
                .POST(HttpRequest.BodyPublishers.ofByteArray(answer.body().toArray()))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? Arrival.DELIVERED : Arrival.FAILED;
        } catch (IOException unreachable) {
            return Arrival.FAILED;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Arrival.FAILED;
        }
    }
}
