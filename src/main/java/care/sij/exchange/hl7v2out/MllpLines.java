package care.sij.exchange.hl7v2out;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** A line for each partner that takes HL7 v2, from its first message to the end of the service. */
@Component
class MllpLines implements DisposableBean {

    private final LineSockets sockets;
    private final Map<String, MllpLine> lines = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "hl7v2-line-watch");
        thread.setDaemon(true);
        return thread;
    });

    MllpLines(LineSockets sockets) {
        this.sockets = sockets;
    }

    MllpLine of(String partner) {
        return lines.computeIfAbsent(partner, id -> new MllpLine(sockets, watch));
    }

    @Override
    public void destroy() {
        lines.values().forEach(MllpLine::close);
        watch.shutdownNow();
    }
}
