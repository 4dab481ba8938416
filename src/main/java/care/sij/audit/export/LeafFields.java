package care.sij.audit.export;

import care.sij.audit.AuditLeaf;
import care.sij.audit.ledger.tree.Hashing;
import care.sij.record.Bytes;
import care.sij.record.Erasure;
import care.sij.record.VersionLeaf;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a leaf binds, in the order in which it is hashed and by kinds that JSON can tell apart: texts, whole numbers,
 * lists of texts, and hashes as an object with {@code sha256} in hexadecimal digits. The leaf binds neither names nor
 * kinds: those are fixed for each form ({@link LeafForm}).
 */
final class LeafFields {

    static final String HASH = "sha256";

    private LeafFields() {}

    static Map<String, Object> of(VersionLeaf leaf) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("form", LeafForm.VERSION.code());
        fields.put("type", leaf.type());
        fields.put("id", leaf.id());
        fields.put("version", leaf.version());
        fields.put("patients", leaf.patients());
        fields.put("origin", leaf.origin());
        fields.put("owner", leaf.owner());
        fields.put("interaction", leaf.interaction());
        fields.put("commit", leaf.commit());
        fields.put("instant", leaf.instant().toEpochMilli());
        fields.put("kind", leaf.kind());
        fields.put("agent", leaf.agent());
        fields.put("activity", leaf.activity());
        fields.put("source", leaf.source());
        fields.put("requestId", leaf.requestId());
        fields.put("contentHash", Map.of(HASH, leaf.contentHash().hex()));
        fields.put("bodyHash", Map.of(HASH, leaf.bodyHash().hex()));
        return fields;
    }

    static Map<String, Object> of(AuditLeaf leaf) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("form", LeafForm.AUDIT.code());
        fields.put("number", leaf.number());
        fields.put("instant", leaf.instant().toEpochMilli());
        fields.put("kind", leaf.kind());
        fields.put("detail", leaf.detail());
        fields.put("action", leaf.action());
        fields.put("outcome", leaf.outcome());
        fields.put("http", leaf.http());
        fields.put("agent", leaf.agent());
        fields.put("token", leaf.token());
        fields.put("address", leaf.address());
        fields.put("requestId", leaf.requestId());
        fields.put("resources", leaf.resources());
        fields.put("patients", leaf.patients());
        fields.put("query", leaf.query());
        fields.put("commit", leaf.commit());
        return fields;
    }

    static Map<String, Object> of(Erasure erasure) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("form", LeafForm.ERASURE.code());
        fields.put("type", erasure.type());
        fields.put("id", erasure.id());
        fields.put("version", erasure.version());
        fields.put("reason", erasure.reason());
        fields.put("by", erasure.by());
        fields.put("instant", erasure.at().toEpochMilli());
        fields.put("bodyHash", Map.of(HASH, erasure.bodyHash().hex()));
        return fields;
    }

    /** The leaf that follows from fields as they were written or read. */
    static Bytes hash(Map<String, Object> fields) {
        ByteArrayOutputStream bound = new ByteArrayOutputStream();
        fields.values().forEach(value -> write(value, bound));
        return Hashing.leaf(bound.toByteArray());
    }

    private static void write(Object value, ByteArrayOutputStream bound) {
        if (value instanceof Number number) {
            bound.writeBytes(
                    ByteBuffer.allocate(Long.BYTES).putLong(number.longValue()).array());
        } else if (value instanceof List<?> texts) {
            write((long) texts.size(), bound);
            texts.forEach(text -> write(text, bound));
        } else if (value instanceof Map<?, ?> hash) {
            write(Hex.bytes(String.valueOf(hash.get(HASH))).toArray(), bound);
        } else {
            write(Bytes.utf8(String.valueOf(value)).toArray(), bound);
        }
    }

    private static void write(byte[] bytes, ByteArrayOutputStream bound) {
        bound.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        bound.writeBytes(bytes);
    }
}
