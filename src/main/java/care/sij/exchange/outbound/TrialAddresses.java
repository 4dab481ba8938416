package care.sij.exchange.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Which addresses are called because a person asks for it: plain ones, all of whose hosts are public or lie in a
 * network that the settings name.
 */
@Component
public class TrialAddresses {

    /** What is not routed in the Internet (IANA special-purpose registries, RFC 6890), and what IPv4 is hidden in. */
    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/3",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "4000::/2",
                    "8000::/1")
            .map(Network::of)
            .toList();

    private final List<Network> named;
    private final Lookup lookup;

    /** Whether an address is called. */
    public enum Callable {
        YES,
        /** It has a query, a fragment or a user, or no host. */
        NOT_PLAIN,
        /** No host has this name. */
        NOT_FOUND,
        /** One of its hosts is not public, and in no network of the settings. */
        NOT_PUBLIC
    }

    /** Finds the hosts of a name. */
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    @Autowired
    TrialAddresses(TrialSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    TrialAddresses(TrialSettings settings, Lookup lookup) {
        this.named = settings.read();
        this.lookup = lookup;
    }

    /** Whether this address is called; its name is looked up for it. */
    public Callable look(URI address) {
        if (address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            return Callable.NOT_PLAIN;
        }
        try {
            return Stream.of(lookup.all(address.getHost())).allMatch(this::open) ? Callable.YES : Callable.NOT_PUBLIC;
        } catch (UnknownHostException unknown) {
            return Callable.NOT_FOUND;
        }
    }

    private boolean open(InetAddress host) {
        return named.stream().anyMatch(network -> network.holds(host))
                || SPECIAL.stream().noneMatch(network -> network.holds(host));
    }
}
