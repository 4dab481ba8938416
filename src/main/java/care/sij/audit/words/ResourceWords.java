package care.sij.audit.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A resource, and what changed in it, in words. Values are said as they stand in it; whoever reads them may. */
public final class ResourceWords {

    private static final List<String> TITLES = List.of(
            "/code",
            "/type",
            "/title",
            "/moduleUri",
            "/questionnaire",
            "/description",
            "/serviceType/0",
            "/category/0");

    private ResourceWords() {}

    /** What it is: its type, and what it is about where it says so. */
    public static String title(JsonNode resource) {
        String type = resource.path("resourceType").asString();
        return TITLES.stream()
                .map(resource::at)
                .filter(about -> !about.isMissingNode() && !about.isArray())
                .flatMap(about -> DataTypeWords.of(about).stream())
                .findFirst()
                .map(about -> type + ", " + about)
                .orElse(type);
    }

    /** What it states, a line for each element. */
    public static List<String> stated(JsonNode resource) {
        return ElementWords.of(resource).entrySet().stream()
                .map(element -> element.getKey() + ": " + joined(element.getValue()))
                .toList();
    }

    /** What the second states otherwise than the first, a line for each element; the order of values says nothing. */
    public static List<String> changes(JsonNode before, JsonNode after) {
        Map<String, List<String>> was = ElementWords.of(before);
        Map<String, List<String>> is = ElementWords.of(after);
        return Stream.concat(was.keySet().stream(), is.keySet().stream())
                .distinct()
                .flatMap(element ->
                        change(element, was.getOrDefault(element, List.of()), is.getOrDefault(element, List.of())))
                .toList();
    }

    private static Stream<String> change(String element, List<String> was, List<String> is) {
        List<String> gone = without(was, is);
        List<String> come = without(is, was);
        if (gone.isEmpty() && come.isEmpty()) {
            return Stream.empty();
        }
        if (gone.isEmpty()) {
            return Stream.of(element + ": now " + (was.isEmpty() ? "" : "also ") + joined(come));
        }
        return Stream.of(
                come.isEmpty()
                        ? element + ": no longer " + joined(gone)
                        : element + ": was " + joined(gone) + ", is now " + joined(come));
    }

    /** Each value as often as the others do not have it, in time that grows with both together. */
    private static List<String> without(List<String> some, List<String> others) {
        Map<String, Integer> taken = new HashMap<>();
        others.forEach(value -> taken.merge(value, 1, Integer::sum));
        return some.stream()
                .filter(value -> taken.merge(value, -1, Integer::sum) < 0)
                .toList();
    }

    private static String joined(List<String> values) {
        return String.join("; ", values);
    }
}
