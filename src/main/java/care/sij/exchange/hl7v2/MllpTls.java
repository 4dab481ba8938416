package care.sij.exchange.hl7v2;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;
import org.springframework.boot.ssl.SslBundle;

/** Listening sockets with TLS; a bundle with a trust store makes callers show a certificate that it trusts. */
final class MllpTls extends ServerSocketFactory {

    private final SslBundle bundle;
    private final ServerSocketFactory sockets;

    private MllpTls(SslBundle bundle) {
        this.bundle = bundle;
        this.sockets = bundle.createSslContext().getServerSocketFactory();
    }

    static ServerSocketFactory sockets(SslBundle bundle) {
        return new MllpTls(bundle);
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return guarded(sockets.createServerSocket(port));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return guarded(sockets.createServerSocket(port, backlog));
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return guarded(sockets.createServerSocket(port, backlog, address));
    }

    private ServerSocket guarded(ServerSocket socket) {
        if (socket instanceof SSLServerSocket tls && bundle.getStores().getTrustStore() != null) {
            tls.setNeedClientAuth(true);
        }
        return socket;
    }
}
