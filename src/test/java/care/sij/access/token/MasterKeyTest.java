package care.sij.access.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

    private static final byte[] SECRET = "secret".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void opensWhatItSealed() {
        MasterKey key = fromFile("master.key");

        assertThat(key.open(key.seal(SECRET, "kid"), "kid")).isEqualTo(SECRET);
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        MasterKey key = fromFile("master.key");

        assertThat(key.seal(SECRET, "kid")).isNotEqualTo(key.seal(SECRET, "kid"));
    }

    @Test
    void isTheSameAfterARestart() {
        byte[] sealed = fromFile("master.key").seal(SECRET, "kid");

        assertThat(fromFile("master.key").open(sealed, "kid")).isEqualTo(SECRET);
    }

    @Test
    void createsAFileForItsOwnerOnlyAndLeavesNoDraft() throws IOException {
        fromFile("deeper/master.key");

        Path file = folder.resolve("deeper/master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(file.getParent())) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void doesNotOpenUnderAnotherPurposeOrAnotherKeyOrWhenChanged() {
        MasterKey key = fromFile("master.key");
        byte[] sealed = key.seal(SECRET, "kid");
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> key.open(sealed, "other"));
        assertThatIllegalStateException().isThrownBy(() -> key.open(changed, "kid"));
        assertThatIllegalStateException()
                .isThrownBy(() -> fromFile("other.key").open(sealed, "kid"))
                .withMessageContaining("sij.access.master-key");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 11, 12, 13, 27})
    void doesNotOpenWhatIsTooShort(int length) {
        MasterKey key = fromFile("master.key");
        byte[] sealed = Arrays.copyOf(key.seal(SECRET, "kid"), length);

        assertThatIllegalStateException().isThrownBy(() -> key.open(sealed, "kid"));
    }

    @Test
    void refusesAKeyOfAnotherLengthWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasterKey(
                        new AccessSettings(Optional.of("c2hvcnQ="), folder.resolve("unused"), false, false)))
                .withMessageContaining("32 bytes")
                .withMessageNotContaining("c2hvcnQ=");
    }

    private MasterKey fromFile(String name) {
        return new MasterKey(new AccessSettings(Optional.empty(), folder.resolve(name), false, false));
    }
}
