package care.sij.exchange.push;

import care.sij.access.RequestId;
import care.sij.exchange.delivery.Entry;
import care.sij.exchange.delivery.Reply;
import care.sij.exchange.delivery.Reply.Answered;
import care.sij.exchange.delivery.Requests;
import care.sij.fhir.FhirFormat;
import care.sij.partner.Binding.FhirRest;
import care.sij.partner.CapabilityProfile;
import care.sij.partner.Delivery;
import care.sij.partner.Partner;
import care.sij.partner.RequiredParameter;
import care.sij.partner.RequiredParameter.Place;
import care.sij.record.Bytes;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The requests of one attempt to write a message into one EHR, all below its configured FHIR base. */
final class EhrRequests {

    private static final int UNAUTHORIZED = 401;

    private final Requests requests;
    private final OutcomeReader outcomes;
    private final Entry entry;
    private final Partner partner;
    private final Delivery delivery;
    private final FhirRest binding;
    private final long started = System.nanoTime();

    EhrRequests(
            Requests requests,
            OutcomeReader outcomes,
            Entry entry,
            Partner partner,
            Delivery delivery,
            FhirRest binding) {
        this.requests = requests;
        this.outcomes = outcomes;
        this.entry = entry;
        this.partner = partner;
        this.delivery = delivery;
        this.binding = binding;
    }

    CapabilityProfile profile() {
        return binding.profile();
    }

    /**
     * Whether no further part may be begun in this attempt: a part takes up to three requests, and the message is ours
     * for the time of four answers only.
     */
    boolean late() {
        Duration spent = Duration.ofNanos(System.nanoTime() - started);
        return spent.compareTo(requests.answerWithin(partner).multipliedBy(9).dividedBy(10)) > 0;
    }

    Outcome search(String type, Map<String, String> parameters) {
        return sent(() -> request("/" + type, parameters).GET());
    }

    Outcome read(String reference) {
        return sent(() -> request("/" + reference, Map.of()).GET());
    }

    Outcome create(String type, Bytes body) {
        return sent(() -> writing("/" + type).POST(BodyPublishers.ofByteArray(body.toArray())));
    }

    Outcome update(String reference, Optional<String> version, Bytes body) {
        return sent(() -> {
            HttpRequest.Builder request = writing("/" + reference);
            version.ifPresent(etag -> request.header("If-Match", etag));
            return request.PUT(BodyPublishers.ofByteArray(body.toArray()));
        });
    }

    private Outcome sent(Supplier<HttpRequest.Builder> request) {
        Reply first = requests.send(partner, delivery, request.get());
        boolean renew = first instanceof Answered answered && answered.status() == UNAUTHORIZED;
        return outcomes.read(renew ? requests.sendRenewed(partner, delivery, request.get()) : first, binding.profile());
    }

    private HttpRequest.Builder writing(String path) {
        return request(path, Map.of()).header("Content-Type", FhirFormat.JSON.contentType());
    }

    private HttpRequest.Builder request(String path, Map<String, String> asked) {
        Map<String, String> query = new LinkedHashMap<>(asked);
        query.putAll(required(Place.QUERY));
        String base = delivery.endpoint().toString().replaceFirst("/+$", "");
        String suffix = query.isEmpty()
                ? ""
                : query.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "="
                                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path + suffix))
                .header("Accept", FhirFormat.JSON.contentType())
                .header(RequestId.HEADER, entry.messageId());
        required(Place.HEADER).forEach(request::header);
        return request;
    }

    private Map<String, String> required(Place place) {
        return binding.profile().parameters().stream()
                .filter(parameter -> parameter.in() == place)
                .collect(Collectors.toMap(
                        RequiredParameter::name,
                        parameter -> Optional.ofNullable(binding.parameters().get(parameter.name()))
                                .orElseThrow()));
    }
}
