package care.sij.exchange.alert;

import care.sij.exchange.Alerts.Alert;
import care.sij.partner.Partners;
import care.sij.partner.WebAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells an address of the operator's about alerts, as a small JSON object. */
@Component
class AlertWebhook {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Optional<URI> address;
    private final Partners partners;
    private final HttpClient http = WebAddress.calls(CONNECT).build();

    AlertWebhook(AlertSettings settings, Partners partners) {
        this.partners = partners;
        this.address = settings.webhook().map(URI::create);
    }

    /** Whether the address took it; so it is when there is none. */
    boolean takes(Alert alert) {
        return address.map(url -> taken(url, alert)).orElse(true);
    }

    private boolean taken(URI url, Alert alert) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(told(alert))))
                .build();
        Future<HttpResponse<Void>> exchange = http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return exchange.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS).statusCode() / 100 == 2;
        } catch (ExecutionException unreachable) {
            return false;
        } catch (TimeoutException silent) {
            exchange.cancel(true);
            return false;
        } catch (InterruptedException stopping) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, Object> told(Alert alert) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("number", alert.number());
        told.put("condition", alert.condition());
        told.put("subject", alert.subject());
        told.put("state", alert.resolvedAt().isPresent() ? "resolved" : "open");
        told.put("openedAt", alert.openedAt().toString());
        alert.resolvedAt().ifPresent(at -> told.put("resolvedAt", at.toString()));
        partners.byId(alert.subject())
                .flatMap(partner -> partner.terms().contact())
                .ifPresent(contact -> {
                    Map<String, String> whom = new LinkedHashMap<>();
                    whom.put("name", contact.name());
                    whom.put("email", contact.email());
                    whom.put("phone", contact.phone());
                    whom.values().removeIf(String::isBlank);
                    told.put("contact", whom);
                });
        return told;
    }
}
