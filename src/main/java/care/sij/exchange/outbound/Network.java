package care.sij.exchange.outbound;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A block of addresses, written as {@code 10.0.0.0/8} or {@code fd00::/8} (RFC 4632, 3.1; RFC 4291, 2.3). */
record Network(InetAddress base, int bits) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)/(\\d{1,3})");

    /**
     * The block of this text.
     *
     * @throws IllegalArgumentException when it names none
     */
    static Network of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            InetAddress base = address(form.group(1));
            int bits = Integer.parseInt(form.group(2));
            if (bits <= base.getAddress().length * Byte.SIZE) {
                return new Network(base, bits);
            }
        }
        throw new IllegalArgumentException("a network is written as 10.0.0.0/8 or fd00::/8");
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException none) {
            throw new IllegalArgumentException("a network is written as 10.0.0.0/8 or fd00::/8", none);
        }
    }

    boolean holds(InetAddress address) {
        byte[] asked = address.getAddress();
        byte[] own = base.getAddress();
        return asked.length == own.length && prefix(asked).equals(prefix(own));
    }

    private BigInteger prefix(byte[] address) {
        return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - bits);
    }
}
