package care.sij.partner;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How two registrations of a partner differ, setting by setting; what is left at its default counts as not there.
 *
 * @param changed what was and what is
 */
public record RegistrationDiff(
        SortedMap<String, String> added, SortedMap<String, String> removed, SortedMap<String, Change> changed) {

    /** One setting's value in both. */
    public record Change(String from, String to) {}

    static RegistrationDiff between(Map<String, String> before, Map<String, String> after) {
        SortedMap<String, String> added = new TreeMap<>(after);
        added.keySet().removeAll(before.keySet());
        SortedMap<String, String> removed = new TreeMap<>(before);
        removed.keySet().removeAll(after.keySet());
        SortedMap<String, Change> changed = new TreeMap<>();
        before.forEach((key, from) -> {
            String to = after.getOrDefault(key, from);
            if (!to.equals(from)) {
                changed.put(key, new Change(from, to));
            }
        });
        return new RegistrationDiff(added, removed, changed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }
}
