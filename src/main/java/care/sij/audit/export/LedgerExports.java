package care.sij.audit.export;

import care.sij.audit.AuditExports;
import care.sij.audit.AuditedRequest;
import care.sij.audit.Ledger;
import care.sij.audit.Ledger.Entry;
import care.sij.audit.SignedCheckpoint;
import care.sij.audit.export.ExportFile.Part;
import care.sij.audit.export.ExportedLeaf.ExportedErasure;
import care.sij.audit.export.ExportedLeaf.Subject;
import care.sij.record.Bytes;
import care.sij.record.Erasure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Exports from one snapshot of the database, under the newest checkpoint. */
@Component
class LedgerExports implements AuditExports {

    private static final int MOST = 10_000;

    private record Placed(String subject, Entry entry) {}

    private final RecordedSubjects recorded;
    private final Ledger ledger;
    private final TransactionTemplate snapshot;

    LedgerExports(RecordedSubjects recorded, Ledger ledger, PlatformTransactionManager manager) {
        this.recorded = recorded;
        this.ledger = ledger;
        this.snapshot = new TransactionTemplate(manager);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /** The checkpoint is older than the snapshot, so all that lies under it is in there. */
    @Override
    public Exported of(Asked asked) {
        return ledger.latest()
                .flatMap(checkpoint -> Optional.ofNullable(snapshot.execute(status -> exported(asked, checkpoint))))
                .orElseGet(Exported.NotYet::new);
    }

    private Exported exported(Asked asked, SignedCheckpoint checkpoint) {
        Map<String, Subject> subjects = recorded.of(asked, MOST + 1);
        if (subjects.size() > MOST) {
            return new Exported.TooMuch();
        }
        long size = checkpoint.checkpoint().size();
        List<Placed> placed = ledger.entries(subjects.keySet()).entrySet().stream()
                .filter(entry -> entry.getValue().index() < size)
                .map(entry -> new Placed(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(one -> one.entry.index()))
                .toList();
        Map<String, Entry> erased = erased(subjects, size);
        if (placed.size() < subjects.size()
                || erased.size()
                        < subjects.values().stream()
                                .filter(LedgerExports::isErased)
                                .count()) {
            return new Exported.NotYet();
        }
        AuditedRequest.current().ifPresent(request -> request.shows(references(placed), List.of(asked.patient())));
        return new Exported.Whole(
                ExportFile.of(asked, checkpoint, ledger.keys(), parts(placed, subjects, erased, size)));
    }

    private static boolean isErased(Subject subject) {
        return subject.erasure().isPresent();
    }

    /** The leaves of erasures, by the versions that were erased. */
    private Map<String, Entry> erased(Map<String, Subject> subjects, long size) {
        Map<String, Entry> erased = new HashMap<>();
        List<String> versions = subjects.keySet().stream()
                .filter(version -> Optional.ofNullable(subjects.get(version))
                        .filter(LedgerExports::isErased)
                        .isPresent())
                .toList();
        Map<String, Entry> entries =
                ledger.entries(versions.stream().map(Erasure::subject).toList());
        versions.forEach(version -> Optional.ofNullable(entries.get(Erasure.subject(version)))
                .filter(entry -> entry.index() < size)
                .ifPresent(entry -> erased.put(version, entry)));
        return erased;
    }

    private List<Part> parts(List<Placed> placed, Map<String, Subject> subjects, Map<String, Entry> erased, long size) {
        List<List<Bytes>> paths =
                ledger.inclusions(placed.stream().map(one -> one.entry.index()).toList(), size);
        List<Part> parts = new ArrayList<>();
        for (int place = 0; place < placed.size(); place++) {
            Placed one = placed.get(place);
            Optional.ofNullable(subjects.get(one.subject))
                    .map(subject -> new Part(
                            ExportedLeaf.of(
                                    one.subject,
                                    one.entry,
                                    paths.get(parts.size()),
                                    subject,
                                    subject.erasure()
                                            .flatMap(fields -> Optional.ofNullable(erased.get(one.subject))
                                                    .map(entry -> erasure(entry, fields, size)))),
                            subject.content()))
                    .ifPresent(parts::add);
        }
        return parts;
    }

    private ExportedErasure erasure(Entry entry, Map<String, Object> fields, long size) {
        return new ExportedErasure(entry.index(), entry.leaf(), ledger.inclusion(entry.index(), size), fields);
    }

    private static List<String> references(List<Placed> placed) {
        return placed.stream()
                .map(one -> one.subject.startsWith("audit/")
                        ? "AuditEvent/" + one.subject.substring("audit/".length())
                        : one.subject)
                .toList();
    }
}
