package care.sij.audit.ledger.verify;

import care.sij.audit.Finding;
import care.sij.audit.Finding.Kind;
import java.util.ArrayList;
import java.util.List;

/** What is found; the first of it by name, the rest counted. */
final class Findings {

    static final int MOST = 1_000;

    private final List<Finding> first = new ArrayList<>();
    private long all;

    void add(Kind kind, String place) {
        all++;
        if (first.size() < MOST) {
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
