package care.sij.access.token;

import care.sij.access.SealedKeys;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Master keys for tests of what is sealed. */
public final class TestMasterKey {

    private static final int BYTES = 32;

    private TestMasterKey() {}

    /** The key that has this byte everywhere. */
    public static SealedKeys of(byte everywhere) {
        byte[] bytes = new byte[BYTES];
        Arrays.fill(bytes, everywhere);
        return new MasterKey(new AccessSettings(
                Optional.of(Base64.getEncoder().encodeToString(bytes)), Path.of("unused"), false, false));
    }
}
