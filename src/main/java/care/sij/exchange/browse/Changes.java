package care.sij.exchange.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Which elements of a corrected message say otherwise than before: places, never values. */
final class Changes {

    private final List<String> places = new ArrayList<>();

    /** An entry that is no longer there. */
    void left(String entry, String type) {
        places.add(entry + " " + type + " left out");
    }

    /** What of an entry's resource changed. */
    void between(String entry, JsonNode before, JsonNode after) {
        compare(entry + " " + before.path("resourceType").asString("Resource"), before, after);
    }

    /** Values are compared as they are written: 7.0 and 7.00 are told to differ in their precision. */
    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            Set<String> names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.forEach(name -> compare(path + "." + name, before.path(name), after.path(name)));
        } else if (before.isArray() && after.isArray()) {
            for (int place = 0; place < Math.max(before.size(), after.size()); place++) {
                compare(path + "[" + place + "]", before.path(place), after.path(place));
            }
        } else if (!before.toString().equals(after.toString())) {
            places.add(path);
        }
    }

    /** All of them, in order. */
    List<String> places() {
        return List.copyOf(places);
    }
}
