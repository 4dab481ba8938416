package care.sij.exchange.push;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What of a resource is not there, or not the same, when it is read back: paths of elements, never values. That the
 * server adds something, gives the id, or writes the same instant or reference differently, is no difference.
 */
final class Dropped {

    private static final Set<String> THE_SERVERS = Set.of("id", "meta", "text");

    private Dropped() {}

    static List<String> paths(JsonNode sent, JsonNode read) {
        Set<String> paths = new TreeSet<>();
        String type = sent.path("resourceType").asString("");
        for (String name : sent.propertyNames()) {
            if (!THE_SERVERS.contains(name)) {
                paths.addAll(missing(type + "." + name, sent.path(name), read.path(name)));
            }
        }
        return List.copyOf(paths);
    }

    private static Set<String> missing(String path, JsonNode sent, JsonNode read) {
        if (read.isMissingNode()) {
            return Set.of(path);
        }
        if (sent.isArray()) {
            return inList(path, sent, read);
        }
        if (sent.isObject()) {
            Set<String> paths = new TreeSet<>();
            for (String name : sent.propertyNames()) {
                paths.addAll(missing(path + "." + name, sent.path(name), read.path(name)));
            }
            return paths;
        }
        return same(sent, read) ? Set.of() : Set.of(path);
    }

    /** The order of a list may change; of what is not there whole, the most similar counts. */
    private static Set<String> inList(String path, JsonNode sent, JsonNode read) {
        Set<String> paths = new TreeSet<>();
        for (JsonNode item : sent.values()) {
            Stream<JsonNode> there = read.isArray() ? read.values().stream() : Stream.empty();
            Optional<Set<String>> least =
                    there.map(candidate -> missing(path, item, candidate)).min(Comparator.comparingInt(Set::size));
            paths.addAll(least.orElse(Set.of(path)));
        }
        return paths;
    }

    private static boolean same(JsonNode sent, JsonNode read) {
        if (sent.isNumber() && read.isNumber()) {
            return sent.decimalValue().compareTo(read.decimalValue()) == 0;
        }
        return sent.equals(read) || sameText(sent.asString(""), read.asString(""));
    }

    private static boolean sameText(String sent, String read) {
        boolean absolute = sent.matches("[A-Z][A-Za-z]+/[^/]+") && read.endsWith("/" + sent);
        return absolute || sameInstant(sent, read);
    }

    private static boolean sameInstant(String sent, String read) {
        if (!sent.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T.*")) {
            return false;
        }
        try {
            return OffsetDateTime.parse(sent)
                    .toInstant()
                    .equals(OffsetDateTime.parse(read).toInstant());
        } catch (DateTimeException another) {
            return false;
        }
    }
}
