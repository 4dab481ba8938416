package care.sij.record.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over an unambiguous encoding: each text and byte run is preceded by its length in four bytes. */
final class Sha256 {

    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    Sha256 raw(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    Sha256 bytes(byte[] bytes) {
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        return raw(bytes);
    }

    Sha256 text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    Sha256 number(long number) {
        return raw(ByteBuffer.allocate(8).putLong(number).array());
    }

    byte[] end() {
        return digest.digest();
    }
}
