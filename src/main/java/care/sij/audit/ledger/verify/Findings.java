package care.sij.audit.ledger.verify;

import care.sij.audit.Finding;
import care.sij.audit.Finding.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is found; the first of each kind by name, so that many of one hide none of another, the rest counted. */
final class Findings {

    static final int MOST = 1_000;

    private final List<Finding> first = new ArrayList<>();
    private final Map<Kind, Integer> ofKind = new EnumMap<>(Kind.class);
    private long all;

    void add(Kind kind, String place) {
        all++;
        if (ofKind.merge(kind, 1, Integer::sum) <= MOST) {
            first.add(new Finding(kind, place));
        }
    }

    /** Of leaves from the first up to the last one before the end. */
    void add(Kind kind, long from, long end) {
        add(kind, "leaves " + from + " to " + (end - 1));
    }

    List<Finding> first() {
        return List.copyOf(first);
    }

    long all() {
        return all;
    }
}
