package care.sij.audit.trail;

import care.sij.audit.AuditEntry;
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
final class AuditLeaf {

    private static final int LENGTH = 4;
    private static final int NUMBER = 8;

    private final MessageDigest digest;

    private AuditLeaf() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    static byte[] of(long number, AuditEntry entry) {
        AuditLeaf leaf = new AuditLeaf();
        leaf.digest.update((byte) 0);
        return leaf.text("sij-audit-1")
                .number(number)
                .number(entry.instant().toEpochMilli())
                .text(entry.kind().code())
                .text(entry.detail())
                .text(entry.action().name())
                .number(entry.outcome().code())
                .number(entry.http())
                .text(entry.agent())
                .text(entry.token())
                .text(entry.address())
                .text(entry.requestId())
                .texts(entry.resources())
                .texts(entry.patients())
                .text(entry.query())
                .number(entry.commit().orElse(0))
                .digest
                .digest();
    }

    private AuditLeaf texts(List<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
        return this;
    }

    private AuditLeaf text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(LENGTH).putInt(bytes.length).array());
        digest.update(bytes);
        return this;
    }

    private AuditLeaf number(long number) {
        digest.update(ByteBuffer.allocate(NUMBER).putLong(number).array());
        return this;
    }
}
