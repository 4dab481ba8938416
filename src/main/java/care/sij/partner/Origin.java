package care.sij.partner;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What addresses of one server have in common (RFC 6454, 4). */
record Origin(String scheme, String host, int port) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static Origin of(URI address) {
        String scheme = lower(address.getScheme());
        return new Origin(scheme, lower(address.getHost()), port(address, scheme));
    }

    private static int port(URI address, String scheme) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(scheme) ? HTTPS : HTTP;
    }

    private static String lower(@Nullable String part) {
        return part == null ? "" : part.toLowerCase(Locale.ROOT);
    }
}
