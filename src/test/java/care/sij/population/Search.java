package care.sij.population;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A search as a client writes it. */
record Search(String type, List<Asked> asked) {

    /** One parameter with modifier or chain, and its values of which one is to hold, each as it is written. */
    record Asked(String key, List<String> values) {

        Asked(String key, String value) {
            this(key, List.of(value));
        }
    }

    static Search of(String type, Asked... asked) {
        return new Search(type, List.of(asked));
    }

    Search and(Asked more) {
        return new Search(type, Stream.concat(asked.stream(), Stream.of(more)).toList());
    }

    /** {@code Type?parameter=value&...}. */
    String url() {
        return type + "?"
                + asked.stream()
                        .map(one -> encoded(one.key()) + "=" + encoded(String.join(",", one.values())))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
