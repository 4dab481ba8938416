package care.sij.access.token;

import care.sij.access.SealedKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Seals the keys that lie in the database: AES-256-GCM with a random 96-bit nonce before the ciphertext. */
@Component
class MasterKey implements SealedKeys {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    MasterKey(AccessSettings settings) {
        String encoded = settings.masterKey().orElseGet(() -> fromFile(settings.masterKeyFile()));
        key = new SecretKeySpec(decode(encoded), "AES");
    }

    private static byte[] decode(String encoded) {
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded.strip());
            if (bytes.length == KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // said below: the text itself must not appear in a message
        }
        throw new IllegalArgumentException("sij.access.master-key (or its file) must be 32 bytes in Base64");
    }

    private String fromFile(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("sij.access.master-key-file cannot be read or created: " + file, e);
        }
    }

    /** Whole or not at all, and once even when two processes start together: the finished file is linked into place. */
    private void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IOException("not a file name");
        }
        Files.createDirectories(folder);
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        Path draft = Files.createTempFile(
                folder,
                "master",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(fresh) + "\n");
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // another process was first: its key is the key
        } finally {
            Files.delete(draft);
        }
    }

    @Override
    public byte[] seal(byte[] plain, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed to seal", e);
        }
    }

    @Override
    public byte[] open(byte[] sealed, String purpose) {
        try {
            if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                throw new GeneralSecurityException("shorter than its nonce and tag");
            }
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), purpose)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A key in the database does not open with this master key: set sij.access.master-key (or restore its"
                            + " file) to the one the database was first started with",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
