package care.sij.exchange.hl7v2;

import care.sij.partner.Hl7v2;
import care.sij.partner.Partner;
import care.sij.partner.Partners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ServerSocketFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The listeners of all partners that send HL7 v2; open while the service runs. */
@Component
class MllpListeners implements SmartLifecycle {

    private final Partners partners;
    private final V2Exchange exchange;
    private final SslBundles bundles;
    private final Map<String, MllpListener> listeners = new LinkedHashMap<>();
    private boolean running;

    MllpListeners(Partners partners, V2Exchange exchange, SslBundles bundles) {
        this.partners = partners;
        this.exchange = exchange;
        this.bundles = bundles;
    }

    @Override
    public synchronized void start() {
        running = true;
        for (Partner partner : partners.all()) {
            partner.hl7v2().ifPresent(settings -> listeners.put(partner.id(), open(partner, settings)));
        }
    }

    private MllpListener open(Partner partner, Hl7v2 settings) {
        try {
            ServerSocketFactory sockets = settings.listener()
                    .sslBundle()
                    .map(bundle -> MllpTls.sockets(bundles.getBundle(bundle)))
                    .orElseGet(ServerSocketFactory::getDefault);
            return MllpListener.open(
                    partner.id(), settings.listener(), sockets, frame -> exchange.answers(frame, partner, settings));
        } catch (IOException portTaken) {
            throw new UncheckedIOException("sij.partners." + partner.id() + ".hl7v2.port", portTaken);
        }
    }

    /** The port on which a partner is listened for. */
    synchronized OptionalInt port(String partner) {
        return Optional.ofNullable(listeners.get(partner))
                .map(listener -> OptionalInt.of(listener.port()))
                .orElseGet(OptionalInt::empty);
    }

    @Override
    public synchronized void stop() {
        listeners.values().forEach(MllpListener::close);
        listeners.clear();
        running = false;
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }
}
