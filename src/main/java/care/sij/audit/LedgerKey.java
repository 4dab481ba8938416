package care.sij.audit;

import care.sij.record.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key by which checkpoints are verified.
 *
 * @param name what stands before its signatures: the ledger's origin
 * @param publicKey the 32 bytes of RFC 8032
 */
public record LedgerKey(String name, Bytes publicKey, Instant created) {

    private static final byte ED25519 = 1;
    private static final int HASH_BYTES = 4;

    /** The first four bytes of {@code SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)} (C2SP signed-note). */
    public byte[] hash() {
        byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] hashed = ByteBuffer.allocate(named.length + 1 + publicKey.length())
                .put(named)
                .put(typed())
                .array();
        byte[] hash = new byte[HASH_BYTES];
        ByteBuffer.wrap(Bytes.of(hashed).sha256().toArray()).get(hash);
        return hash;
    }

    /** {@link #hash} in hexadecimal digits. */
    public String id() {
        return HexFormat.of().formatHex(hash());
    }

    /** As tools for signed notes take it: name, hash and key with its kind, joined by plus signs. */
    public String verifier() {
        return name + "+" + id() + "+" + Base64.getEncoder().encodeToString(typed());
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + publicKey.length())
                .put(ED25519)
                .put(publicKey.toArray())
                .array();
    }
}
