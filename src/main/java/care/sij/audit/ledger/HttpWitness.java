package care.sij.audit.ledger;

import care.sij.access.BoundedCall;
import care.sij.audit.SignedCheckpoint;
import care.sij.partner.WebAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** Posts the newest checkpoint to an address. */
final class HttpWitness {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int SUCCESS = 2;

    private final URI address;
    private final HttpClient http = WebAddress.calls(CONNECT).build();

    HttpWitness(URI address) {
        this.address = address;
    }

    /** @throws IOException when it was not taken */
    void post(SignedCheckpoint checkpoint) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(BodyPublishers.ofString(checkpoint.note()))
                .build();
        try {
            int status = BoundedCall.status(http, request, ANSWER);
            if (status / 100 != SUCCESS) {
                throw new IOException("answered " + status);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("stopping", stopping);
        }
    }
}
