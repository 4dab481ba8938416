package care.sij.exchange.outbound;

import care.sij.partner.Delivery;
import care.sij.partner.Partner;
import care.sij.partner.RegistrationCheck;
import care.sij.partner.WebAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
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
 * cannot be registered.
 */
@Component
public class PartnerConnections implements RegistrationCheck {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final SslBundles bundles;
    private final HttpClient ordinary = plain().build();
    private final Map<String, HttpClient> ofBundles = new ConcurrentHashMap<>();

    PartnerConnections(SslBundles bundles) {
        this.bundles = bundles;
    }

    @Override
    public List<String> problems(Partner partner, Collection<Partner> others) {
        try {
            client(partner);
            return List.of();
        } catch (NoSuchSslBundleException e) {
            return List.of("delivery.ssl-bundle names no bundle of spring.ssl.bundle");
        } catch (RuntimeException unusable) {
            return List.of("delivery.ssl-bundle names a bundle of spring.ssl.bundle that cannot be loaded here");
        }
    }

    /** The client for every call of this partner's servers. */
    public HttpClient client(Partner partner) {
        return bundleOf(partner).map(this::open).orElse(ordinary);
    }

    /** The client for a server of nobody that is registered yet: without certificates of its own. */
    HttpClient ordinary() {
        return ordinary;
    }

    private static Optional<String> bundleOf(Partner partner) {
        return partner.delivery().flatMap(Delivery::sslBundle);
    }

    private HttpClient open(String bundle) {
        return ofBundles.computeIfAbsent(bundle, name -> {
            HttpClient client = secured(bundles.getBundle(name));
            bundles.addBundleUpdateHandler(name, renewed -> ofBundles.put(name, secured(renewed)));
            return client;
        });
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
        return WebAddress.calls(CONNECT);
    }
}
