package care.sij.exchange.outbound;

import care.sij.access.BoundedCall;
import care.sij.exchange.ProbeRefused;
import care.sij.exchange.ProbeRefused.Reason;
import care.sij.exchange.Probes;
import care.sij.partner.Binding.Hl7v2Line;
import care.sij.partner.Delivery;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.partner.WebAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code /metadata} and {@code /.well-known/smart-configuration} of a partner's server: two calls without a
 * token, bounded in time and size, following nothing, at addresses that people may have called.
 */
@Component
class PartnerProbe implements Probes {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final int LARGEST = 8 * 1024 * 1024;
    private static final int OK = 200;
    private static final String MESSAGES = "/$process-message";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Partners partners;
    private final PartnerConnections connections;
    private final TrialAddresses addresses;
    private final Clock clock;
    private final Duration longestWait;

    @Autowired
    PartnerProbe(Partners partners, PartnerConnections connections, TrialAddresses addresses, Clock clock) {
        this(partners, connections, addresses, clock, LONGEST_WAIT);
    }

    PartnerProbe(
            Partners partners,
            PartnerConnections connections,
            TrialAddresses addresses,
            Clock clock,
            Duration longestWait) {
        this.partners = partners;
        this.connections = connections;
        this.addresses = addresses;
        this.clock = clock;
        this.longestWait = longestWait;
    }

    @Override
    public Probed probe(String asked) {
        Partner partner =
                partners.byId(asked).or(() -> atBase(asked)).orElseThrow(() -> refused(Reason.NOT_REGISTERED));
        URI base = server(partner);
        return new Probed(
                partner.id(), base, said(connections.client(partner), base).proposal(partner.id(), today()));
    }

    @Override
    public Seen lookAt(String base) {
        URI address = WebAddress.of(base.strip()).orElseThrow(() -> refused(Reason.NOT_CALLABLE));
        return said(connections.ordinary(), withoutSlash(address.toString())).seen(today());
    }

    @Override
    public Seen look(String asked) {
        Partner partner = partners.byId(asked).orElseThrow(() -> refused(Reason.NOT_REGISTERED));
        return said(connections.client(partner), server(partner)).seen(today());
    }

    private static URI server(Partner partner) {
        return partner.delivery()
                .filter(delivery -> !(delivery.binding() instanceof Hl7v2Line))
                .map(PartnerProbe::base)
                .orElseThrow(() -> refused(Reason.NO_SERVER));
    }

    private ServerStatement said(HttpClient http, URI base) {
        demandCallable(base);
        HttpResponse<byte[]> answer = ask(http, base, "/metadata").orElseThrow(() -> refused(Reason.UNREACHABLE));
        return new ServerStatement(statement(answer), smart(http, base), ServerStatement.transport(answer));
    }

    private void demandCallable(URI address) {
        switch (addresses.look(address)) {
            case NOT_PLAIN -> throw refused(Reason.NOT_CALLABLE);
            case NOT_FOUND -> throw refused(Reason.UNREACHABLE);
            case NOT_PUBLIC -> throw refused(Reason.NOT_PUBLIC);
            case YES -> {}
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Optional<Partner> atBase(String url) {
        return partners.all().stream()
                .filter(partner -> partner.delivery()
                        .filter(delivery -> base(delivery).toString().equals(url))
                        .isPresent())
                .findFirst();
    }

    /** The FHIR base: what lies above {@code $process-message}. */
    private static URI base(Delivery delivery) {
        String endpoint = delivery.endpoint().toString();
        String base =
                endpoint.endsWith(MESSAGES) ? endpoint.substring(0, endpoint.length() - MESSAGES.length()) : endpoint;
        return withoutSlash(base);
    }

    private static URI withoutSlash(String base) {
        return URI.create(base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
    }

    private static JsonNode statement(HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 == 3) {
            throw refused(Reason.REDIRECTED);
        }
        if (answer.statusCode() != OK) {
            throw refused(Reason.NOT_THERE);
        }
        return read(answer)
                .filter(json -> json.path("resourceType").asString("").equals("CapabilityStatement"))
                .orElseThrow(() -> refused(Reason.NO_STATEMENT));
    }

    /** Servers that know nothing of SMART have none. */
    private Optional<JsonNode> smart(HttpClient http, URI base) {
        return ask(http, base, "/.well-known/smart-configuration")
                .filter(answer -> answer.statusCode() == OK)
                .flatMap(PartnerProbe::read)
                .filter(JsonNode::isObject);
    }

    private Optional<HttpResponse<byte[]>> ask(HttpClient http, URI base, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "application/fhir+json, application/json")
                .build();
        try {
            return Optional.of(BoundedCall.send(http, request, longestWait, LARGEST));
        } catch (IOException unreachable) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> read(HttpResponse<byte[]> answer) {
        try {
            return Optional.of(JSON.readTree(answer.body()));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static ProbeRefused refused(Reason reason) {
        return new ProbeRefused(reason);
    }
}
