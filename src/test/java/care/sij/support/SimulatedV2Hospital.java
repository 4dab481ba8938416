package care.sij.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ServerSocketFactory;

/**
 * A hospital that speaks nothing but HL7 v2: it listens for MLLP and takes every message as a good receiver does,
 * unless told to misbehave. What it received can be asked in the order in which it came.
 */
public final class SimulatedV2Hospital implements AutoCloseable {

    private static final int CONTROL_ID = 10;

    private record Rule(String text, V2Behaviour behaviour, boolean once) {}

    private final ServerSocket server;
    private final Supplier<V2Behaviour> otherwise;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Thread listener = daemonThread(this::accept);
    private int connections;

    private SimulatedV2Hospital(ServerSocket server, Supplier<V2Behaviour> otherwise) {
        this.server = server;
        this.otherwise = otherwise;
    }

    public static SimulatedV2Hospital start() {
        return start(ServerSocketFactory.getDefault(), V2Behaviour::takes);
    }

    /** One on a line with TLS. */
    public static SimulatedV2Hospital start(ServerSocketFactory sockets) {
        return start(sockets, V2Behaviour::takes);
    }

    /** One that stumbles over a third of what it gets: NAK, reset, half an acknowledgement, silence, in turn. */
    public static SimulatedV2Hospital stumbling(long seed) {
        Random random = new Random(seed);
        BooleanSupplier stumbles = () -> random.nextInt(3) == 0;
        List<V2Behaviour> ways = List.of(
                V2Behaviour.nak("AE", "207"), V2Behaviour.resets(), V2Behaviour.halfAnAck(), V2Behaviour.isSilent());
        int[] turn = {0};
        return start(
                ServerSocketFactory.getDefault(),
                () -> stumbles.getAsBoolean() ? ways.get(turn[0]++ % ways.size()) : V2Behaviour.takes());
    }

    private static SimulatedV2Hospital start(ServerSocketFactory sockets, Supplier<V2Behaviour> otherwise) {
        try {
            ServerSocket server = sockets.createServerSocket(0, 16, InetAddress.getLoopbackAddress());
            SimulatedV2Hospital hospital = new SimulatedV2Hospital(server, otherwise);
            hospital.listener.start();
            return hospital;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static Thread daemonThread(Runnable task) {
        Thread thread = new Thread(task, "simulated-v2-hospital");
        thread.setDaemon(true);
        return thread;
    }

    /** What {@code sij.partners.<id>.delivery.endpoint} is to be. */
    public String endpoint() {
        return "mllp://127.0.0.1:" + port();
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Answers the first message with this text in it so, and takes it when it comes again. */
    public synchronized void answersFirst(String text, V2Behaviour behaviour) {
        rules.add(new Rule(text, behaviour, true));
    }

    /** Answers every message with this text in it so. */
    public synchronized void answersAlways(String text, V2Behaviour behaviour) {
        rules.add(new Rule(text, behaviour, false));
    }

    /** Takes messages with this text in them from now on. */
    public synchronized void answersWell(String text) {
        rules.removeIf(rule -> rule.text().equals(text));
    }

    /** All messages with this text in them as they came, repetitions too. */
    public List<String> received(String text) {
        return received.stream().filter(message -> message.contains(text)).toList();
    }

    /** The messages with this text in them, each once (MSH-10), in the order in which they first came. */
    public List<String> messages(String text) {
        Map<String, String> byId = new LinkedHashMap<>();
        received(text).forEach(message -> byId.putIfAbsent(field(message, "MSH", CONTROL_ID), message));
        return List.copyOf(byId.values());
    }

    /** How many connections were made. */
    public synchronized int connections() {
        return connections;
    }

    /** Message type and event, e.g. {@code RRI^I12}. */
    public static String typeOf(String message) {
        String[] parts = field(message, "MSH", 9).split("\\^");
        return parts[0] + "^" + parts[1];
    }

    /** A field of the first segment of a name, as it is written; empty when there is none. MSH-1 counts. */
    public static String field(String message, String segment, int position) {
        int index = segment.equals("MSH") ? position - 1 : position;
        return segments(message, segment).stream()
                .findFirst()
                .map(line -> line.split("\\|", -1))
                .filter(fields -> fields.length > index)
                .map(fields -> fields[index])
                .orElse("");
    }

    /** The segments of a name. */
    public static List<String> segments(String message, String name) {
        return message.lines().filter(line -> line.startsWith(name + "|")).toList();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                synchronized (this) {
                    connections++;
                }
                daemonThread(() -> serve(socket)).start();
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            V2Wire wire = new V2Wire(socket);
            for (String message = wire.next(); !message.isEmpty(); message = wire.next()) {
                received.add(message);
                behaviour(message).answer(message, wire);
            }
        } catch (IOException ended) {
            open.remove(socket);
        }
    }

    private synchronized V2Behaviour behaviour(String message) {
        for (Rule rule : rules) {
            if (message.contains(rule.text())) {
                if (rule.once()) {
                    rules.remove(rule);
                }
                return rule.behaviour();
            }
        }
        return otherwise.get();
    }

    /** Closes every connection; the port stays. */
    public void hangUp() {
        open.forEach(SimulatedV2Hospital::closeQuietly);
        open.clear();
    }

    /** Nobody is heard after it: the kernel lets a thread that waits for a caller take one more while it wakes. */
    @Override
    public void close() {
        try {
            server.close();
            listener.join();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        hangUp();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
