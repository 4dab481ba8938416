package care.sij.exchange.hl7v2;

import care.sij.partner.Hl7v2;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import care.sij.partner.PartnersChanged;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.net.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The listeners of all partners that send HL7 v2; open while the service runs. One whose settings change is closed and
 * opened anew, the others are left alone. A port that is taken, be it by another process of this service, is tried
 * again and again.
 */
@Component
class MllpListeners implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MllpListeners.class);

    /** A listener and what it was opened by. */
    private record Open(Hl7v2 settings, MllpListener listener) {}

    private final Partners partners;
    private final V2Exchange exchange;
    private final SslBundles bundles;
    private final Map<String, Open> listeners = new LinkedHashMap<>();
    private final Set<String> closed = new HashSet<>();
    private boolean running;

    MllpListeners(Partners partners, V2Exchange exchange, SslBundles bundles) {
        this.partners = partners;
        this.exchange = exchange;
        this.bundles = bundles;
    }

    @Override
    public synchronized void start() {
        running = true;
        follow();
    }

    /** Closes what is listened for no more or otherwise, and opens what is not open. */
    @EventListener(PartnersChanged.class)
    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S")
    synchronized void follow() {
        if (running) {
            closeOthers();
            partners.all()
                    .forEach(partner -> partner.hl7v2()
                            .filter(settings -> !listeners.containsKey(partner.id()))
                            .ifPresent(settings -> open(partner.id(), settings)));
        }
    }

    private void closeOthers() {
        for (Iterator<Map.Entry<String, Open>> each = listeners.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<String, Open> one = each.next();
            if (!partners.byId(one.getKey())
                    .flatMap(Partner::hl7v2)
                    .equals(Optional.of(one.getValue().settings()))) {
                one.getValue().listener().close();
                each.remove();
            }
        }
    }

    private void open(String partner, Hl7v2 settings) {
        try {
            ServerSocketFactory sockets = settings.listener()
                    .sslBundle()
                    .map(bundle -> MllpTls.sockets(bundles.getBundle(bundle)))
                    .orElseGet(ServerSocketFactory::getDefault);
            MllpListener listener = MllpListener.open(
                    partner,
                    settings.listener(),
                    sockets,
                    frame -> partners.byId(partner)
                            .map(sender -> exchange.answers(frame, sender, settings))
                            .orElse(List.of()));
            listeners.put(partner, new Open(settings, listener));
            closed.remove(partner);
        } catch (IOException | RuntimeException failed) {
            told(partner, settings, failed);
        }
    }

    /** Once, however often it is tried again. */
    private void told(String partner, Hl7v2 settings, Exception failed) {
        if (closed.add(partner)) {
            LOG.error(
                    "messages of {} are not listened for on port {}: {}",
                    partner,
                    settings.listener().port(),
                    failed.getClass().getSimpleName());
        }
    }

    /** The port on which a partner is listened for. */
    synchronized OptionalInt port(String partner) {
        return Optional.ofNullable(listeners.get(partner))
                .map(open -> OptionalInt.of(open.listener().port()))
                .orElseGet(OptionalInt::empty);
    }

    @Override
    public synchronized void stop() {
        listeners.values().forEach(open -> open.listener().close());
        listeners.clear();
        running = false;
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
