package care.sij.exchange.hl7v2;

import care.sij.partner.Hl7v2;
import care.sij.partner.Partner;
import care.sij.partner.RegistrationCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** Whether a partner can be listened for beside the others: a port of its own, and certificates that exist. */
@Component
class ListenerCheck implements RegistrationCheck {

    private final SslBundles bundles;

    ListenerCheck(SslBundles bundles) {
        this.bundles = bundles;
    }

    @Override
    public List<String> problems(Partner partner, Collection<Partner> others) {
        List<String> problems = new ArrayList<>();
        partner.hl7v2().map(Hl7v2::listener).ifPresent(listener -> {
            if (listener.sslBundle()
                    .filter(bundle -> !bundles.getBundleNames().contains(bundle))
                    .isPresent()) {
                problems.add("hl7v2.ssl-bundle names no bundle of spring.ssl.bundle");
            }
            if (listener.port() > 0 && others.stream().anyMatch(other -> isOn(other, listener.port()))) {
                problems.add("hl7v2.port is another partner's; each needs one of its own");
            }
        });
        return problems;
    }

    private static boolean isOn(Partner other, int port) {
        return other.hl7v2().filter(hl7v2 -> hl7v2.listener().port() == port).isPresent();
    }
}
