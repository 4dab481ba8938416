package care.sij.exchange.subscription;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headers that a subscriber wants sent: its authorization, and such as no protocol knows. */
final class SentHeaders {

    static final int MOST = 10;

    private static final Pattern HEADER =
            Pattern.compile("(Authorization|[Xx]-[A-Za-z0-9-]{1,60}): ?([\\x21-\\x7e][\\x20-\\x7e]{0,3999})");

    /** Ours to say. */
    private static final Set<String> OURS = Set.of("x-request-id");

    private SentHeaders() {}

    static boolean served(String header) {
        Matcher matcher = HEADER.matcher(header);
        return matcher.matches() && !OURS.contains(matcher.group(1).toLowerCase(Locale.ROOT));
    }

    static void set(HttpRequest.Builder request, List<String> headers) {
        for (String header : headers) {
            Matcher matcher = HEADER.matcher(header);
            if (matcher.matches()) {
                request.setHeader(matcher.group(1), matcher.group(2));
            }
        }
    }
}
