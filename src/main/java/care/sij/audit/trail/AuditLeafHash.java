package care.sij.audit.trail;

import care.sij.audit.AuditLeaf;
import care.sij.record.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The ledger leaf of an audit row: {@code SHA-256(0x00 ‖ fields)} as RFC 6962 section 2.1 has it. Texts are UTF-8
 * preceded by their length in four bytes, numbers eight bytes, all big-endian. The fields in order:
 * {@code sij-audit-1}, number, instant in milliseconds of the epoch, kind, detail, action, outcome, HTTP status, agent,
 * token, address, request id, number of resources, each in order, number of patients, each in order, query, commit
 * number (0 for none).
 */
final class AuditLeafHash {

    private static final int LENGTH = 4;
    private static final int NUMBER = 8;

    private final MessageDigest digest;

    private AuditLeafHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    static Bytes of(AuditLeaf fields) {
        AuditLeafHash leaf = new AuditLeafHash();
        leaf.digest.update((byte) 0);
        return Bytes.of(leaf.text("sij-audit-1")
                .number(fields.number())
                .number(fields.instant().toEpochMilli())
                .text(fields.kind())
                .text(fields.detail())
                .text(fields.action())
                .number(fields.outcome())
                .number(fields.http())
                .text(fields.agent())
                .text(fields.token())
                .text(fields.address())
                .text(fields.requestId())
                .texts(fields.resources())
                .texts(fields.patients())
                .text(fields.query())
                .number(fields.commit())
                .digest
                .digest());
    }

    private AuditLeafHash texts(List<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
        return this;
    }

    private AuditLeafHash text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(LENGTH).putInt(bytes.length).array());
        digest.update(bytes);
        return this;
    }

    private AuditLeafHash number(long number) {
        digest.update(ByteBuffer.allocate(NUMBER).putLong(number).array());
        return this;
    }
}
