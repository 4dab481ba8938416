package care.sij.exchange.hl7v2;

import care.sij.partner.Hl7v2;
import care.sij.record.Bytes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on one partner's port; each connection has a thread, and there are only so many. */
final class MllpListener {

    private static final Logger LOG = LoggerFactory.getLogger(MllpListener.class);
    private static final int BACKLOG = 16;

    private final String partner;
    private final Hl7v2.Listener settings;
    private final Function<MllpFrames.Frame, List<Bytes>> answers;
    private final ServerSocket server;
    private final ExecutorService threads;
    private final Semaphore places;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private MllpListener(
            String partner,
            Hl7v2.Listener settings,
            Function<MllpFrames.Frame, List<Bytes>> answers,
            ServerSocket server) {
        this.partner = partner;
        this.settings = settings;
        this.answers = answers;
        this.server = server;
        this.places = new Semaphore(settings.connections());
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "hl7v2-" + partner);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Listens from now on.
     *
     * @throws IOException when the port is taken
     */
    static MllpListener open(
            String partner,
            Hl7v2.Listener settings,
            ServerSocketFactory sockets,
            Function<MllpFrames.Frame, List<Bytes>> answers)
            throws IOException {
        InetAddress address = InetAddress.getByName(settings.address());
        ServerSocket server = sockets.createServerSocket(settings.port(), BACKLOG, address);
        MllpListener listener = new MllpListener(partner, settings, answers, server);
        listener.threads.execute(listener::accept);
        LOG.info("listens for HL7 v2 messages of {} on port {}", partner, server.getLocalPort());
        return listener;
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                serve(server.accept());
            } catch (SocketException closed) {
                LOG.debug("no connection: {}", closed.getClass().getSimpleName());
            } catch (IOException failed) {
                LOG.warn(
                        "a connection of {} failed: {}",
                        partner,
                        failed.getClass().getSimpleName());
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        if (!places.tryAcquire()) {
            LOG.warn("{} opens more connections than it may", partner);
            socket.close();
            return;
        }
        open.add(socket);
        threads.execute(() -> serveAndRelease(socket));
    }

    private void serveAndRelease(Socket socket) {
        try {
            new MllpConnection(socket, settings.largestFrame(), settings.silence(), answers).serve();
        } catch (IOException ended) {
            LOG.info("a connection of {} ended: {}", partner, ended.getClass().getSimpleName());
        } finally {
            open.remove(socket);
            places.release();
        }
    }

    /** Closes the port and every connection; a message that is being processed is not acknowledged any more. */
    void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException ignored) {
            LOG.debug("closing: {}", ignored.getClass().getSimpleName());
        }
        threads.shutdown();
    }
}
