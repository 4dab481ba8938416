package care.sij.audit.export;

import care.sij.audit.Ledger.Entry;
import care.sij.record.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of {@code leaves.ndjson}.
 *
 * @param fields what the leaf binds; empty where nothing tells: of a version that was erased before hashes of erased
 *     bodies were kept, or is not as it was written. Such a line proves nothing
 * @param salt what the body was hashed with; empty where there is no body to hash
 * @param body what there is of the body
 * @param erasure the leaf that says why there is none, of one that was erased
 */
record ExportedLeaf(
        long index,
        String subject,
        Bytes leaf,
        List<Bytes> path,
        Map<String, Object> fields,
        Bytes salt,
        ExportedBody body,
        Optional<ExportedErasure> erasure) {

    /**
     * The leaf of an erasure.
     *
     * @param fields what it binds: who erased which body, when and why
     */
    record ExportedErasure(long index, Bytes leaf, List<Bytes> path, Map<String, Object> fields) {

        private Map<String, Object> asJson() {
            Map<String, Object> erasure = new LinkedHashMap<>();
            erasure.put("index", index);
            erasure.put("leaf", leaf.hex());
            erasure.put("path", path.stream().map(Bytes::hex).toList());
            erasure.put("fields", fields);
            return erasure;
        }
    }

    /** What is exported of what a leaf is of. */
    enum ExportedBody {
        /** The next line of {@code versions.ndjson}. */
        LINE,
        /** A deletion, whose body is empty. */
        EMPTY,
        /** It was erased by law. */
        ERASED,
        /** It is gone, and no erasure says why. */
        MISSING,
        /** An audit row: it is what its fields are. */
        FIELDS
    }

    static ExportedLeaf of(
            String subject, Entry entry, List<Bytes> path, Subject exported, Optional<ExportedErasure> erasure) {
        return new ExportedLeaf(
                entry.index(),
                subject,
                entry.leaf(),
                path,
                exported.fields(),
                exported.salt(),
                exported.body(),
                erasure);
    }

    /**
     * What a leaf is of.
     *
     * @param content the body, or the AuditEvent that an audit row is rendered as; empty where there is none
     * @param erasure what the leaf of the erasure binds, of a version that was erased
     */
    record Subject(
            Map<String, Object> fields,
            Bytes salt,
            ExportedBody body,
            Bytes content,
            Optional<Map<String, Object>> erasure) {

        /** One that was not erased. */
        Subject(Map<String, Object> fields, Bytes salt, ExportedBody body, Bytes content) {
            this(fields, salt, body, content, Optional.empty());
        }
    }

    Map<String, Object> asJson() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("index", index);
        line.put("subject", subject);
        line.put("leaf", leaf.hex());
        line.put("path", path.stream().map(Bytes::hex).toList());
        line.put("fields", fields);
        line.put("salt", salt.hex());
        line.put("body", body.name());
        erasure.ifPresent(one -> line.put("erasure", one.asJson()));
        return line;
    }
}
