package care.sij.audit.export;

import care.sij.audit.Checkpoint;
import care.sij.audit.LedgerKey;
import care.sij.audit.export.ExportedLeaf.ExportedBody;
import care.sij.audit.ledger.SignedNote;
import care.sij.audit.ledger.tree.MerkleProofs;
import care.sij.record.Bytes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks an export by itself and the key of the ledger, without the service and its database. */
final class ExportCheck {

    /** Were it open where the salt ends, a body could lose its beginning to it. */
    private static final int SALT_BYTES = 16;

    private static final Checkpoint NONE = new Checkpoint("", 0, Bytes.EMPTY);

    private final ReadExport export;
    private final List<String> findings = new ArrayList<>();

    private ExportCheck(ReadExport export) {
        this.export = export;
    }

    /** What is wrong with it, each in a sentence; nothing when all is proved. */
    static List<String> findings(ReadExport export, List<LedgerKey> keys) {
        ExportCheck check = new ExportCheck(export);
        check.all(keys);
        return check.findings;
    }

    private void all(List<LedgerKey> keys) {
        Checkpoint checkpoint = checkpoint(keys);
        Iterator<String> versions = export.lines("versions.ndjson").iterator();
        Iterator<String> events = export.lines("audit-events.ndjson").iterator();
        long last = -1;
        for (ExportedLeaf leaf : export.leaves()) {
            require(leaf.index() > last, "leaves.ndjson: " + leaf.subject() + " is not in the order of the ledger.");
            last = leaf.index();
            checkLeaf(leaf, checkpoint);
            checkBody(leaf, versions);
            checkEvent(leaf, events);
            checkErasure(leaf, checkpoint);
        }
        require(!versions.hasNext(), "versions.ndjson: it has more lines than leaves say.");
        require(!events.hasNext(), "audit-events.ndjson: it has more lines than leaves say.");
        require(
                export.text("records.csv").equals(RecordsCsv.of(export.leaves())),
                "records.csv: it says another thing than the leaves.");
        checkManifest(checkpoint);
    }

    private void checkManifest(Checkpoint checkpoint) {
        Map<String, Object> manifest = export.manifest();
        require(ExportFile.FORM.equals(manifest.get("form")), "manifest.json: it is of another form.");
        require(
                number(manifest.get("leaves")) == export.leaves().size()
                        && number(manifest.get("size")) == checkpoint.size(),
                "manifest.json: it counts another thing than there is.");
        for (ExportedLeaf leaf : export.leaves()) {
            Map<String, Object> fields = leaf.fields();
            long instant = number(fields.get("instant"));
            boolean isAsked = fields.get("patients") instanceof List<?> patients
                    && patients.contains(manifest.get("patient"))
                    && instant >= number(manifest.get("start"))
                    && instant < number(manifest.get("end"));
            require(
                    isAsked || fields.isEmpty(),
                    "leaves.ndjson: " + leaf.subject() + " is not of the patient and period of the manifest.");
        }
    }

    private Checkpoint checkpoint(List<LedgerKey> keys) {
        Optional<SignedNote> note = SignedNote.parse(export.text("checkpoint.txt"))
                .filter(one -> keys.stream().anyMatch(one::isSignedBy));
        require(note.isPresent(), "checkpoint.txt: no key of the ledger signed it.");
        return note.map(SignedNote::checkpoint).orElse(NONE);
    }

    private void checkLeaf(ExportedLeaf leaf, Checkpoint checkpoint) {
        require(
                leaf.body() != ExportedBody.MISSING,
                "leaves.ndjson: the body of " + leaf.subject() + " is gone, and no erasure says why.");
        require(
                !leaf.fields().isEmpty(),
                "leaves.ndjson: " + leaf.subject() + " has no fields, so nothing proves that the leaf is of it.");
        require(
                leaf.fields().isEmpty() || (LeafFields.hash(leaf.fields()).equals(leaf.leaf()) && isNamed(leaf)),
                "leaves.ndjson: the leaf of " + leaf.subject() + " does not follow from its fields.");
        require(
                MerkleProofs.includes(checkpoint.root(), checkpoint.size(), leaf.index(), leaf.leaf(), leaf.path()),
                "leaves.ndjson: " + leaf.subject() + " is not in the tree that was signed, or not there.");
    }

    /** Its fields are those of a form, and body and subject are of that form too. */
    private static boolean isNamed(ExportedLeaf leaf) {
        Map<String, Object> fields = leaf.fields();
        boolean isAudit = leaf.body() == ExportedBody.FIELDS;
        String named = isAudit
                ? "audit/" + fields.get("number")
                : fields.get("type") + "/" + fields.get("id") + "/_history/" + fields.get("version");
        return named.equals(leaf.subject())
                && LeafForm.of(fields).equals(Optional.of(isAudit ? LeafForm.AUDIT : LeafForm.VERSION));
    }

    private void checkBody(ExportedLeaf leaf, Iterator<String> versions) {
        if (leaf.body() != ExportedBody.LINE && leaf.body() != ExportedBody.EMPTY) {
            return;
        }
        Bytes body =
                leaf.body() == ExportedBody.LINE && versions.hasNext() ? ReadExport.body(versions.next()) : Bytes.EMPTY;
        require(
                leaf.salt().length() == SALT_BYTES
                        && Map.of("sha256", salted(leaf.salt(), body).hex())
                                .equals(leaf.fields().get("bodyHash")),
                "versions.ndjson: " + leaf.subject() + " is not what was recorded.");
    }

    private static Bytes salted(Bytes salt, Bytes body) {
        byte[] both = new byte[salt.length() + body.length()];
        System.arraycopy(salt.toArray(), 0, both, 0, salt.length());
        System.arraycopy(body.toArray(), 0, both, salt.length(), body.length());
        return Bytes.of(both).sha256();
    }

    private void checkEvent(ExportedLeaf leaf, Iterator<String> events) {
        if (leaf.body() == ExportedBody.FIELDS) {
            require(
                    events.hasNext() && ReadExport.tells(events.next(), leaf.fields()),
                    "audit-events.ndjson: what stands for " + leaf.subject() + " tells another thing.");
        }
    }

    /** That there is no body has a leaf too, which says of which version and of which body. */
    private void checkErasure(ExportedLeaf leaf, Checkpoint checkpoint) {
        boolean isProved = leaf.erasure()
                .filter(erasure -> LeafForm.of(erasure.fields()).equals(Optional.of(LeafForm.ERASURE)))
                .filter(erasure -> Stream.of("type", "id", "version", "bodyHash")
                        .allMatch(name -> Optional.ofNullable(erasure.fields().get(name))
                                .equals(Optional.ofNullable(leaf.fields().get(name)))))
                .filter(erasure -> LeafFields.hash(erasure.fields()).equals(erasure.leaf()))
                .filter(erasure -> MerkleProofs.includes(
                        checkpoint.root(), checkpoint.size(), erasure.index(), erasure.leaf(), erasure.path()))
                .isPresent();
        require(
                isProved == (leaf.body() == ExportedBody.ERASED),
                "leaves.ndjson: what is said of an erasure of " + leaf.subject()
                        + " is not in the tree that was signed.");
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : -1;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            findings.add(otherwise);
        }
    }
}
