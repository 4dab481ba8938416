package care.sij.exchange.hl7v2out;

import care.sij.partner.Delivery;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.stereotype.Component;

/**
 * Sockets to partners' listeners, at the addresses of the configuration only; with TLS the certificate has to be the
 * host's (RFC 2818, 3.1), and the partner's own SSL bundle is used when it has one.
 */
@Component
public class LineSockets {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final SslBundles bundles;

    LineSockets(SslBundles bundles) {
        this.bundles = bundles;
    }

    /** A connected socket. */
    public Socket connect(Delivery delivery) throws IOException {
        Socket raw = new Socket();
        try {
            URI address = delivery.endpoint();
            raw.connect(new InetSocketAddress(address.getHost().replaceAll("[\\[\\]]", ""), address.getPort()), (int)
                    CONNECT.toMillis());
            raw.setTcpNoDelay(true);
            return raw;
        } catch (IOException | RuntimeException failed) {
            raw.close();
            throw failed;
        }
    }

    /** The connection on it, with TLS where the address asks for it. */
    public LineConnection on(Socket raw, Delivery delivery) throws IOException {
        if (delivery.endpoint().getScheme().equals("mllp")) {
            return LineConnection.of(delivery, raw, raw);
        }
        URI address = delivery.endpoint();
        Optional<SslBundle> bundle = delivery.sslBundle().map(bundles::getBundle);
        SSLSocket socket = (SSLSocket)
                context(bundle).getSocketFactory().createSocket(raw, address.getHost(), address.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        bundle.map(SslBundle::getOptions).ifPresent(options -> restrict(parameters, options));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return LineConnection.of(delivery, raw, socket);
    }

    private static void restrict(SSLParameters parameters, SslOptions options) {
        Optional.ofNullable(options.getEnabledProtocols()).ifPresent(parameters::setProtocols);
        Optional.ofNullable(options.getCiphers()).ifPresent(parameters::setCipherSuites);
    }

    private static SSLContext context(Optional<SslBundle> bundle) {
        return bundle.map(SslBundle::createSslContext).orElseGet(() -> {
            try {
                return SSLContext.getDefault();
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has a default context", impossible);
            }
        });
    }
}
