package care.sij.audit.ledger;

import care.sij.record.Bytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) by the platform; public keys as their 32 bytes, private ones in PKCS #8. */
final class Ed25519 {

    private static final String NAME = "Ed25519";

    /** What RFC 8410 has before the key: the algorithm, and the length of a bit string. */
    private static final byte[] BEFORE_PUBLIC_KEY = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int PUBLIC_BYTES = 32;

    /** A new pair. */
    record Pair(Bytes publicKey, Bytes privateKey) {}

    private Ed25519() {}

    static Pair generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(NAME).generateKeyPair();
            byte[] publicKey = new byte[PUBLIC_BYTES];
            ByteBuffer.wrap(pair.getPublic().getEncoded())
                    .position(BEFORE_PUBLIC_KEY.length)
                    .get(publicKey);
            return new Pair(Bytes.of(publicKey), Bytes.of(pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    static byte[] sign(byte[] text, Bytes privateKey) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(
                    KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(privateKey.toArray())));
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a ledger key in the database is no Ed25519 key", e);
        }
    }

    static boolean verifies(byte[] text, byte[] signed, Bytes publicKey) {
        byte[] encoded = ByteBuffer.allocate(BEFORE_PUBLIC_KEY.length + publicKey.length())
                .put(BEFORE_PUBLIC_KEY)
                .put(publicKey.toArray())
                .array();
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initVerify(KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded)));
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException noSignatureOrKey) {
            return false;
        }
    }
}
