package care.sij.exchange.browse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Which elements of a corrected message say otherwise than before: places, never values. */
final class Changes {

    private static final int MOST = 100;

    private final List<String> places = new ArrayList<>();
    private int more;

    /** An entry that is no longer there. */
    void left(String entry, String type) {
        add(entry + " " + type + " left out");
    }

    /** What of an entry's resource changed. */
    void between(String entry, JsonNode before, JsonNode after) {
        compare(entry + " " + before.path("resourceType").asString("Resource"), before, after);
    }

    private void compare(String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            Set<String> names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.forEach(name -> compare(path + "." + name, before.path(name), after.path(name)));
        } else if (before.isArray() && after.isArray()) {
            for (int place = 0; place < Math.max(before.size(), after.size()); place++) {
                compare(path + "[" + place + "]", before.path(place), after.path(place));
            }
        } else {
            add(path);
        }
    }

    private void add(String place) {
        if (places.size() < MOST) {
            places.add(place);
        } else {
            more++;
        }
    }

    /** The places in order, at most a hundred, and how many there are beyond. */
    List<String> places() {
        List<String> all = new ArrayList<>(places);
        if (more > 0) {
            all.add("and " + more + " more");
        }
        return List.copyOf(all);
    }
}
