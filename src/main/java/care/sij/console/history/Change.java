package care.sij.console.history;

import care.sij.audit.PlanChange;
import care.sij.console.frame.Cut;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one resource, as a page says it.
 *
 * @param kind added, changed or removed
 * @param words as many lines as there is room for
 * @param left how many lines there are beyond them
 */
public record Change(
        String kind,
        String title,
        Optional<VersionRef> before,
        Optional<VersionRef> after,
        List<String> words,
        int left) {

    static Change of(PlanChange change, int lines) {
        return new Change(
                change.kind().name().toLowerCase(Locale.ROOT),
                Cut.to(change.title(), Cut.LINE),
                change.before().map(VersionRef::of),
                change.after().map(VersionRef::of),
                change.words().stream()
                        .limit(lines)
                        .map(line -> Cut.to(line, Cut.LINE))
                        .toList(),
                Math.max(0, change.words().size() - lines));
    }

    /** The version that tells of it. */
    public VersionRef told() {
        return after.or(() -> before).orElseThrow();
    }

    /** Both versions, where there are two that can be set side by side. */
    public boolean hasBoth() {
        return before.isPresent() && after.isPresent();
    }
}
