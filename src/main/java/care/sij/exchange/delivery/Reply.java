package care.sij.exchange.delivery;

import care.sij.record.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a partner's endpoint did with a request. */
public sealed interface Reply {

    /**
     * It answered.
     *
     * @param headers by name; which case the names are in does not matter
     */
    record Answered(int status, Map<String, List<String>> headers, Bytes body) implements Reply {

        public Answered {
            headers = Map.copyOf(headers);
        }

        /** The first header of this name. */
        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .findFirst();
        }

        Optional<String> retryAfter() {
            return header("Retry-After");
        }
    }

    /** There was no connection, or it broke. */
    record Broken() implements Reply {}

    /** Nothing was sent: its token endpoint gave no access token. */
    record NoToken() implements Reply {}

    /** It was connected to and did not answer in time. */
    record Silence() implements Reply {}
}
