package care.sij.audit.ledger.tree;

import care.sij.record.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 with the prefixes that keep leaves and nodes apart (RFC 9162 section 2.1.1). */
public final class Hashing {

    /** The root of the tree without leaves. */
    public static final Bytes NO_LEAVES = Bytes.EMPTY.sha256();

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Hashing() {}

    /** {@code SHA-256(0x00 ‖ entry)}. */
    public static Bytes leaf(byte[] entry) {
        MessageDigest digest = digest();
        digest.update(LEAF);
        return Bytes.of(digest.digest(entry));
    }

    /** {@code SHA-256(0x01 ‖ left ‖ right)}. */
    public static Bytes node(Bytes left, Bytes right) {
        MessageDigest digest = digest();
        digest.update(NODE);
        digest.update(left.toArray());
        return Bytes.of(digest.digest(right.toArray()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
