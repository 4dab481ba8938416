package care.sij.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.audit.Checkpoint;
import care.sij.audit.LedgerKey;
import care.sij.record.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the example of the Go module {@code golang.org/x/mod/sumdb/note}, which C2SP signed-note follows. */
class SignedNoteTest {

    private static final String VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String SIGNATURE =
            "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

    private final Ed25519.Pair pair = Ed25519.generate();
    private final LedgerKey key = new LedgerKey("log.example.org/sij", pair.publicKey(), Instant.EPOCH);
    private final Checkpoint checkpoint =
            new Checkpoint("log.example.org/sij", 42, Bytes.utf8("leaves").sha256());
    private final String note = SignedNote.signed(checkpoint, key, pair.privateKey());

    @Test
    void tellsAndUsesKeysAsTheExampleDoes() {
        byte[] encoded = Base64.getDecoder().decode(VERIFIER.split("\\+", 3)[2]);
        LedgerKey example =
                new LedgerKey("PeterNeumann", Bytes.of(Arrays.copyOfRange(encoded, 1, encoded.length)), Instant.EPOCH);
        byte[] signature = Base64.getDecoder().decode(SIGNATURE);

        assertThat(example.verifier()).isEqualTo(VERIFIER);
        assertThat(Arrays.copyOf(signature, 4)).isEqualTo(example.hash());
        assertThat(Ed25519.verifies(
                        TEXT.getBytes(StandardCharsets.UTF_8),
                        Arrays.copyOfRange(signature, 4, signature.length),
                        example.publicKey()))
                .isTrue();
    }

    @Test
    void writesACheckpointLineByLine() {
        assertThat(note.split("\n", -1))
                .hasSize(6)
                .startsWith(
                        "log.example.org/sij",
                        "42",
                        Base64.getEncoder().encodeToString(checkpoint.root().toArray()),
                        "")
                .endsWith("");
        assertThat(note.split("\n")[4]).startsWith("— log.example.org/sij ");
    }

    @Test
    void readsItAgainAlsoAmongSignaturesOfWitnessesAndWithoutItsLastEnd() {
        assertThat(SignedNote.parse(note).orElseThrow().checkpoint()).isEqualTo(checkpoint);
        assertThat(SignedNote.parse(note).orElseThrow().isSignedBy(key)).isTrue();
        assertThat(SignedNote.parse(note.strip()).orElseThrow().isSignedBy(key)).isTrue();
        assertThat(SignedNote.parse(note.replace("\n\n", "\n\n— witness.example.org " + SIGNATURE + "\n"))
                        .orElseThrow()
                        .isSignedBy(key))
                .isTrue();
    }

    @Test
    void knowsWhatAnotherKeySignedOrSomebodyChanged() {
        Ed25519.Pair other = Ed25519.generate();
        LedgerKey another = new LedgerKey(key.name(), other.publicKey(), Instant.EPOCH);

        assertThat(SignedNote.parse(note).orElseThrow().isSignedBy(another)).isFalse();
        assertThat(SignedNote.parse(note.replace("\n42\n", "\n43\n"))
                        .orElseThrow()
                        .isSignedBy(key))
                .isFalse();
        Checkpoint elsewhere = new Checkpoint("log.example.org/other", 42, checkpoint.root());
        assertThat(SignedNote.parse(SignedNote.signed(elsewhere, key, pair.privateKey()))
                        .orElseThrow()
                        .isSignedBy(key))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "origin\n1\n",
                "origin\n01\n6TxEYeXBXRDNrBpyh0eHdbs+YMBsmjN87c3yBnOqcyg=\n\n— origin AAAAAAA=\n",
                "origin\n-1\n6TxEYeXBXRDNrBpyh0eHdbs+YMBsmjN87c3yBnOqcyg=\n\n— origin AAAAAAA=\n",
                "origin\n9999999999999999999\n6TxEYeXBXRDNrBpyh0eHdbs+YMBsmjN87c3yBnOqcyg=\n\n— origin AAAAAAA=\n",
                "origin\n1\nshort=\n\n— origin AAAAAAA=\n",
                "origin\n1\n6TxEYeXBXRDNrBpyh0eHdbs+YMBsmjN87c3yBnOqcyg=\nmore\n\n— origin AAAAAAA=\n",
                "origin\n1\n6TxEYeXBXRDNrBpyh0eHdbs+YMBsmjN87c3yBnOqcyg=\n\n",
            })
    void takesNothingElseForACheckpoint(String text) {
        assertThat(SignedNote.parse(text)).isEmpty();
    }
}
