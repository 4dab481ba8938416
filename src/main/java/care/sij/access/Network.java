package care.sij.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where somebody calls from.
 *
 * @param prefix an IPv4 address, or the 64 bits of an IPv6 address within which a link takes whatever address it likes
 *     (RFC 4291, 2.5.4)
 * @param site an IPv4 address, or the 48 bits of an IPv6 address that a whole site may have been given (RFC 6177, 2)
 */
public record Network(String prefix, String site) {

    private static final int PREFIX_BYTES = 8;
    private static final int SITE_BYTES = 6;

    /** The network of an address as a connection states it; a text that is none stands for itself. */
    public static Network of(String address) {
        if (!address.contains(":")) { // no name is looked up: only IPv6 literals have colons
            return new Network(address, address);
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? new Network(first(PREFIX_BYTES, parsed), first(SITE_BYTES, parsed))
                    : new Network(parsed.getHostAddress(), parsed.getHostAddress());
        } catch (UnknownHostException none) {
            return new Network(address, address);
        }
    }

    private static String first(int bytes, InetAddress address) {
        return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), bytes));
    }
}
