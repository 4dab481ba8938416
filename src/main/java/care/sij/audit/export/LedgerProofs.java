package care.sij.audit.export;

import care.sij.audit.AuditExports.Asked;
import care.sij.audit.AuditLeaf;
import care.sij.audit.AuditQuery;
import care.sij.audit.AuditQuery.Criterion;
import care.sij.audit.AuditSearch;
import care.sij.audit.Ledger;
import care.sij.audit.Ledger.Entry;
import care.sij.audit.LedgerKey;
import care.sij.audit.Proof;
import care.sij.audit.Proofs;
import care.sij.audit.SignedCheckpoint;
import care.sij.audit.export.ExportedLeaf.Subject;
import care.sij.audit.ledger.SignedNote;
import care.sij.audit.ledger.tree.MerkleProofs;
import care.sij.record.Bytes;
import care.sij.record.RecordedLeaf.Computed;
import care.sij.record.VersionLeaves;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Proofs under the newest checkpoint. */
@Component
class LedgerProofs implements Proofs {

    private static final String AUDIT = "audit/";
    private static final int MOST = 10_000;
    private static final int MOST_NAMED = 100;

    /** What a leaf binds, and what the body in it was hashed with. */
    private record Bound(Map<String, Object> fields, Bytes salt) {}

    private final VersionLeaves versions;
    private final AuditSearch rows;
    private final RecordedSubjects recorded;
    private final Ledger ledger;

    LedgerProofs(VersionLeaves versions, AuditSearch rows, RecordedSubjects recorded, Ledger ledger) {
        this.versions = versions;
        this.rows = rows;
        this.recorded = recorded;
        this.ledger = ledger;
    }

    @Override
    public Optional<Proof> of(String subject) {
        Optional<SignedCheckpoint> latest = ledger.latest();
        return ledger.entry(subject)
                .flatMap(entry -> latest.filter(checkpoint ->
                                entry.index() < checkpoint.checkpoint().size())
                        .map(checkpoint -> proof(subject, entry, checkpoint)));
    }

    private Proof proof(String subject, Entry entry, SignedCheckpoint checkpoint) {
        Optional<Bound> bound = subject.startsWith(AUDIT) ? ofRow(subject) : ofVersion(subject);
        long size = checkpoint.checkpoint().size();
        return new Proof(
                subject,
                bound.map(Bound::fields).map(LedgerProofs::fields).orElse(List.of()),
                bound.map(Bound::salt).orElse(Bytes.EMPTY),
                bound.map(Bound::fields).map(LeafFields::hash),
                entry,
                ProofSteps.of(entry.leaf(), entry.index(), size, ledger.inclusion(entry.index(), size)),
                checkpoint,
                signer(checkpoint),
                ledger.witnesses());
    }

    private Optional<Bound> ofVersion(String reference) {
        return versions.of(List.of(reference)).stream()
                .findFirst()
                .flatMap(leaf -> leaf.computed())
                .map((Computed computed) -> new Bound(LeafFields.of(computed.fields()), computed.salt()));
    }

    private Optional<Bound> ofRow(String subject) {
        String number = subject.substring(AUDIT.length());
        if (!number.matches("[1-9]\\d{0,17}")) {
            return Optional.empty();
        }
        AuditQuery query = new AuditQuery(List.of(new Criterion.Numbers(List.of(Long.valueOf(number)))));
        return rows.find(query, Optional.empty(), 1).rows().stream()
                .findFirst()
                .map(row -> new Bound(LeafFields.of(AuditLeaf.of(row.number(), row.entry())), Bytes.EMPTY));
    }

    private static List<Proof.Field> fields(Map<String, Object> bound) {
        return bound.entrySet().stream()
                .map(field -> new Proof.Field(field.getKey(), said(field.getValue())))
                .toList();
    }

    private static String said(Object value) {
        if (value instanceof List<?> texts) {
            return texts.size() + ": " + texts.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return value instanceof Map<?, ?> hash ? String.valueOf(hash.get(LeafFields.HASH)) : String.valueOf(value);
    }

    private Optional<LedgerKey> signer(SignedCheckpoint checkpoint) {
        return SignedNote.parse(checkpoint.note())
                .filter(note -> note.checkpoint().equals(checkpoint.checkpoint()))
                .flatMap(note -> ledger.keys().stream().filter(note::isSignedBy).findFirst());
    }

    @Override
    public Optional<Proved> ofPatient(Asked asked) {
        Optional<SignedCheckpoint> latest = ledger.latest();
        Map<String, Subject> subjects = recorded.of(asked, MOST + 1);
        return latest.filter(signed -> subjects.size() <= MOST).map(signed -> proved(subjects, signed));
    }

    private Proved proved(Map<String, Subject> subjects, SignedCheckpoint signed) {
        long size = signed.checkpoint().size();
        Map<String, Entry> placed = new LinkedHashMap<>(ledger.entries(subjects.keySet()));
        placed.values().removeIf(entry -> entry.index() >= size);
        Iterator<List<Bytes>> inclusions = ledger.inclusions(
                        placed.values().stream().map(Entry::index).toList(), size)
                .iterator();
        Map<Long, List<Bytes>> paths = new HashMap<>();
        placed.values().forEach(entry -> paths.put(entry.index(), inclusions.next()));
        List<Unproved> unproved = new ArrayList<>();
        subjects.forEach((subject, recordedAs) -> Optional.ofNullable(placed.get(subject))
                .map(entry -> wrong(recordedAs, entry, signed, paths.getOrDefault(entry.index(), List.of())))
                .orElseGet(() -> Optional.of("It has no place in the ledger under this checkpoint yet."))
                .ifPresent(reason -> unproved.add(new Unproved(subject, reason))));
        return new Proved(
                subjects.size(), unproved.stream().limit(MOST_NAMED).toList(), unproved.size(), signed, signer(signed));
    }

    private static Optional<String> wrong(Subject subject, Entry entry, SignedCheckpoint signed, List<Bytes> path) {
        if (subject.fields().isEmpty()) {
            return Optional.of("What its leaf binds can no longer be put together from the record.");
        }
        if (!LeafFields.hash(subject.fields()).equals(entry.leaf())) {
            return Optional.of("The leaf that follows from the record is not the leaf in the ledger.");
        }
        return MerkleProofs.includes(
                        signed.checkpoint().root(), signed.checkpoint().size(), entry.index(), entry.leaf(), path)
                ? Optional.empty()
                : Optional.of("Its path does not lead to the root that the checkpoint says.");
    }
}
