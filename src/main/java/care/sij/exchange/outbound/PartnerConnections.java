package care.sij.exchange.outbound;

import care.sij.partner.Delivery;
import care.sij.partner.InvalidRegistration;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.stereotype.Component;

/**
 * Connections to partners' servers: HTTP/1.1, five seconds to connect, no redirect followed, and the certificates of
 * the partner's own SSL bundle when it has one. A bundle that is renewed is used from then on; one that does not exist
 * stops the start.
 */
@Component
public class PartnerConnections {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final SslBundles bundles;
    private final HttpClient ordinary = plain().build();
    private final Map<String, HttpClient> ofBundles = new ConcurrentHashMap<>();

    PartnerConnections(Partners partners, SslBundles bundles) {
        this.bundles = bundles;
        partners.all().forEach(partner -> bundleOf(partner).ifPresent(bundle -> open(partner, bundle)));
    }

    /** The client for every call of this partner's servers. */
    public HttpClient client(Partner partner) {
        return bundleOf(partner).map(bundle -> open(partner, bundle)).orElse(ordinary);
    }

    private static Optional<String> bundleOf(Partner partner) {
        return partner.delivery().flatMap(Delivery::sslBundle);
    }

    private HttpClient open(Partner partner, String bundle) {
        try {
            return ofBundles.computeIfAbsent(bundle, name -> {
                bundles.addBundleUpdateHandler(name, renewed -> ofBundles.put(name, secured(renewed)));
                return secured(bundles.getBundle(name));
            });
        } catch (NoSuchSslBundleException e) {
            throw new InvalidRegistration(
                    partner.id(), List.of("delivery.ssl-bundle names no bundle of spring.ssl.bundle"));
        }
    }

    private static HttpClient secured(SslBundle bundle) {
        SSLContext context = bundle.createSslContext();
        SSLParameters parameters = context.getDefaultSSLParameters();
        SslOptions options = bundle.getOptions();
        Optional.ofNullable(options.getEnabledProtocols()).ifPresent(parameters::setProtocols);
        Optional.ofNullable(options.getCiphers()).ifPresent(parameters::setCipherSuites);
        return plain().sslContext(context).sslParameters(parameters).build();
    }

    private static HttpClient.Builder plain() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
    }
}
