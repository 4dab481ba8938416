package care.sij.audit.retention;

import java.util.EnumMap;
import java.util.Map;

/** How many persons were met with which verdict, and how many bodies go or went. Counts alone: nothing of anybody. */
final class Tally {

    private final Map<Verdict, Long> persons = new EnumMap<>(Verdict.class);
    private long bodies;

    void add(Verdict verdict, long erased) {
        persons.merge(verdict, 1L, Long::sum);
        bodies += erased;
    }

    long persons(Verdict verdict) {
        return persons.getOrDefault(verdict, 0L);
    }

    long all() {
        return persons.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Bodies of versions and of archived messages. */
    long bodies() {
        return bodies;
    }
}
