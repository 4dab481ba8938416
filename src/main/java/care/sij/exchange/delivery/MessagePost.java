package care.sij.exchange.delivery;

import care.sij.access.RequestId;
import care.sij.fhir.FhirFormat;
import care.sij.partner.Delivery;
import care.sij.partner.Partner;
import care.sij.record.Bytes;
import java.net.http.HttpRequest;
import org.springframework.stereotype.Component;

/** Posts messages to the endpoints of the configuration, and to no other address. */
@Component
public class MessagePost {

    private final Requests requests;

    MessagePost(Requests requests) {
        this.requests = requests;
    }

    /** The reply to this message. */
    public Reply send(Partner partner, Delivery delivery, Bytes body, String requestId) {
        return requests.send(partner, delivery, post(delivery, body, requestId));
    }

    /** The same with a new access token. */
    public Reply sendRenewed(Partner partner, Delivery delivery, Bytes body, String requestId) {
        return requests.sendRenewed(partner, delivery, post(delivery, body, requestId));
    }

    private static HttpRequest.Builder post(Delivery delivery, Bytes body, String requestId) {
        return HttpRequest.newBuilder(delivery.endpoint())
                .header("Content-Type", FhirFormat.JSON.contentType())
                .header("Accept", FhirFormat.JSON.contentType())
                .header(RequestId.HEADER, requestId)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toArray()));
    }
}
