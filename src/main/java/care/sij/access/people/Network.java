package care.sij.access.people;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where somebody signs in from: an IPv4 address, or the 64 bits of an IPv6 address that a subscriber shares with nobody
 * else and within which it takes whatever address it likes (RFC 4291, 2.5.4).
 */
public record Network(String prefix) {

    private static final int PREFIX_BYTES = 8;

    /** The network of an address as a connection states it; a text that is none stands for itself. */
    public static Network of(String address) {
        if (!address.contains(":")) { // no name is looked up: only IPv6 literals have colons
            return new Network(address);
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return new Network(
                    parsed instanceof Inet6Address
                            ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES))
                            : parsed.getHostAddress());
        } catch (UnknownHostException none) {
            return new Network(address);
        }
    }
}
