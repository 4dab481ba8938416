package care.sij.audit.ledger.verify;

import care.sij.audit.Finding.Kind;
import care.sij.audit.ledger.verify.VerificationRows.Queued;
import care.sij.record.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through the leaves that have no place yet: they are not signed, so only their subjects tell what they are. What
 * waits is late only when the ledger does not grow: after a stop, or an upgrade, there is much to be placed.
 */
final class QueueWalk {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final VerificationRows rows;
    private final LeafSources sources;
    private final Findings findings;
    private Optional<String> firstLate = Optional.empty();
    private long late;

    QueueWalk(VerificationRows rows, LeafSources sources, Findings findings) {
        this.rows = rows;
        this.sources = sources;
        this.findings = findings;
    }

    /** With how long the ledger has not grown. */
    void walk(Duration still) {
        Pages<Queued> pages = new Pages<>(last ->
                last.map(one -> rows.queuedAfter(one.position(), Pages.SIZE)).orElseGet(() -> rows.queued(Pages.SIZE)));
        List<Queued> page = pages.next();
        long walked = 0;
        while (!page.isEmpty()) {
            walked += page.size();
            Map<String, Restated> restated =
                    sources.restate(page.stream().map(Queued::subject).toList());
            page.forEach(one -> compare(one, Optional.ofNullable(restated.get(one.subject()))));
            page = pages.next();
        }
        if (still.compareTo(PATIENCE) >= 0) {
            firstLate.ifPresent(first ->
                    findings.add(Kind.LEAF_WAITING, late == 1 ? first : first + " and " + (late - 1) + " more"));
        }
        if (walked < rows.waiting()) {
            findings.add(Kind.LEAF_UNKNOWN, (rows.waiting() - walked) + " waiting leaves without a place of their own");
        }
    }

    private void compare(Queued queued, Optional<Restated> restated) {
        if (queued.isLate()) {
            firstLate = firstLate.or(() -> Optional.of(queued.subject()));
            late++;
        }
        if (restated.isEmpty()) {
            findings.add(sources.gone(queued.subject()), queued.subject());
            return;
        }
        Optional<Bytes> leaf = restated.get().leaf();
        Optional<Kind> wrong = leaf.equals(Optional.of(queued.hash()))
                ? restated.get().besides()
                : Optional.of(restated.get().otherwise().get());
        wrong.ifPresent(kind -> findings.add(kind, queued.subject()));
    }
}
