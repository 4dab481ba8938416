package care.sij.exchange.hl7v2out;

import care.sij.exchange.delivery.Reason;
import care.sij.exchange.hl7v2.MllpFrames;
import care.sij.partner.Binding.Acknowledgements;
import care.sij.partner.Delivery;
import care.sij.record.Bytes;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to one partner's listener: one connection, kept as long as it serves, and one message at a time, as
 * receivers of v2 expect it. After anything but a complete acknowledgement the connection is given up, so that what
 * comes late is not taken for an answer to what follows.
 */
final class MllpLine {

    private static final Logger LOG = LoggerFactory.getLogger(MllpLine.class);

    private final LineSockets sockets;
    private final ScheduledExecutorService watch;
    private final ReentrantLock turn = new ReentrantLock(true);
    private Optional<LineConnection> kept = Optional.empty();

    MllpLine(LineSockets sockets, ScheduledExecutorService watch) {
        this.sockets = sockets;
        this.watch = watch;
    }

    /** Waits for its turn; false when it did not come. Whoever has it gives it back. */
    boolean takeTurn(Duration longest) {
        try {
            return turn.tryLock(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void giveBack() {
        turn.unlock();
    }

    /** Sends a message once, and waits for its acknowledgement. */
    Heard send(V2Out message, Delivery delivery, Acknowledgements asked, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        LineConnection connection;
        try {
            connection = connection(delivery, deadline);
        } catch (IOException unreached) {
            return new Heard.Unreached(isOver(deadline) ? Reason.SILENT : Reason.UNREACHABLE);
        }
        Future<?> alarm = alarm(connection.raw(), deadline);
        try {
            return kept(exchanged(connection, message, asked, deadline));
        } catch (IOException broken) {
            hangUp();
            return isOver(deadline) ? new Heard.Silence() : new Heard.Broken();
        } finally {
            alarm.cancel(false);
        }
    }

    private LineConnection connection(Delivery delivery, long deadline) throws IOException {
        Optional<LineConnection> reused = kept.filter(open -> open.delivery().equals(delivery) && open.isAlive());
        if (reused.isPresent()) {
            return reused.get();
        }
        hangUp();
        LineConnection opened = opened(delivery, deadline);
        kept = Optional.of(opened);
        return opened;
    }

    private LineConnection opened(Delivery delivery, long deadline) throws IOException {
        Socket raw = sockets.connect(delivery);
        Future<?> alarm = alarm(raw, deadline);
        try {
            return sockets.on(raw, delivery);
        } catch (IOException | RuntimeException failed) {
            close(raw);
            throw failed;
        } finally {
            alarm.cancel(false);
        }
    }

    /** Ends whatever is waited for on a socket when the time is over. */
    private Future<?> alarm(Socket raw, long deadline) {
        return watch.schedule(() -> close(raw), deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private static boolean isOver(long deadline) {
        return System.nanoTime() >= deadline;
    }

    private Heard kept(Heard heard) {
        if (!(heard instanceof Heard.Acknowledged)) {
            hangUp();
        }
        return heard;
    }

    private static Heard exchanged(LineConnection connection, V2Out message, Acknowledgements asked, long deadline)
            throws IOException {
        connection.socket().getOutputStream().write(MllpFrames.framed(message.content()));
        connection.socket().getOutputStream().flush();
        Optional<Ack> accepted = Optional.empty();
        Optional<Bytes> other = Optional.empty();
        while (true) {
            Optional<MllpFrames.Frame> frame = next(connection, deadline);
            if (frame.isEmpty()) {
                return without(accepted, other, deadline);
            }
            Bytes content = frame.get().content();
            Optional<Ack> ack = Ack.read(content);
            if (ack.isEmpty()) {
                return new Heard.Unintelligible(content);
            }
            if (!ack.get().controlId().equals(message.controlId())) {
                other = Optional.of(content);
            } else if (more(ack.get(), asked)) {
                accepted = ack;
            } else {
                return new Heard.Acknowledged(ack.get());
            }
        }
    }

    /** Whether another acknowledgement of the message follows. */
    private static boolean more(Ack ack, Acknowledgements asked) {
        return asked == Acknowledgements.ACCEPT_AND_APPLICATION && ack.isOfAcceptance() && ack.isPositive();
    }

    /** Empty when there is none in time, or the other end has closed. */
    private static Optional<MllpFrames.Frame> next(LineConnection connection, long deadline) throws IOException {
        try {
            return connection.frames().next();
        } catch (IOException ended) {
            if (isOver(deadline)) {
                return Optional.empty();
            }
            throw ended;
        }
    }

    private static Heard without(Optional<Ack> accepted, Optional<Bytes> other, long deadline) {
        if (accepted.isPresent()) {
            return new Heard.Kept(accepted.get());
        }
        if (other.isPresent()) {
            return new Heard.Unintelligible(other.get());
        }
        return isOver(deadline) ? new Heard.Silence() : new Heard.Broken();
    }

    private void hangUp() {
        kept.ifPresent(open -> close(open.raw()));
        kept = Optional.empty();
    }

    /** Ends the line; a message that is under way is not acknowledged any more. */
    void close() {
        kept.ifPresent(open -> close(open.raw()));
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            LOG.debug("closing: {}", closedAlready.getClass().getSimpleName());
        }
    }
}
