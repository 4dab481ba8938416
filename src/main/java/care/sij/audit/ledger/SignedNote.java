package care.sij.audit.ledger;

import care.sij.audit.Checkpoint;
import care.sij.audit.LedgerKey;
import care.sij.record.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A checkpoint and its signatures as text (C2SP signed-note and tlog-checkpoint): three lines, a blank one, and a line
 * for each signature. Lines of other signers, such as witnesses, may stand among them.
 */
public record SignedNote(Checkpoint checkpoint, List<Line> lines) {

    /** One signature: four bytes that tell the key, and the signature itself. */
    public record Line(String name, Bytes keyHash, Bytes signature) {}

    private static final int LONGEST = 16 * 1024;
    private static final int HASH_BYTES = 4;
    private static final int ROOT_BYTES = 32;
    private static final Pattern NOTE =
            Pattern.compile("([^\\n]+)\\n(0|[1-9][0-9]{0,17})\\n([A-Za-z0-9+/]{43}=)\\n\\n((?:— [^\\n]+\\n)+)");
    private static final Pattern LINE = Pattern.compile("— ([^\\s+]+) ([A-Za-z0-9+/=]+)\\n");

    static String signed(Checkpoint checkpoint, LedgerKey key, Bytes privateKey) {
        byte[] text = checkpoint.text();
        byte[] signature = Ed25519.sign(text, privateKey);
        byte[] line = ByteBuffer.allocate(HASH_BYTES + signature.length)
                .put(key.hash())
                .put(signature)
                .array();
        return Bytes.of(text).asUtf8() + "\n— " + key.name() + " "
                + Base64.getEncoder().encodeToString(line) + "\n";
    }

    /** The note that a text is; none when it is none of a checkpoint without further lines. */
    public static Optional<SignedNote> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String whole = text.endsWith("\n") ? text : text + "\n";
        Matcher note = NOTE.matcher(whole.replace("\r\n", "\n"));
        if (!note.matches()) {
            return Optional.empty();
        }
        return base64(note.group(3))
                .filter(root -> root.length == ROOT_BYTES)
                .map(root -> new SignedNote(
                        new Checkpoint(note.group(1), Long.parseLong(note.group(2)), Bytes.of(root)),
                        lines(note.group(4))));
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            base64(line.group(2))
                    .filter(bytes -> bytes.length > HASH_BYTES)
                    .map(bytes -> new Line(
                            line.group(1),
                            Bytes.of(Arrays.copyOf(bytes, HASH_BYTES)),
                            Bytes.of(Arrays.copyOfRange(bytes, HASH_BYTES, bytes.length))))
                    .ifPresent(lines::add);
        }
        return lines;
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** Whether it is of the key's ledger and the key signed it. */
    public boolean isSignedBy(LedgerKey key) {
        Bytes hash = Bytes.of(key.hash());
        return checkpoint.origin().equals(key.name())
                && lines.stream()
                        .filter(line ->
                                line.name().equals(key.name()) && line.keyHash().equals(hash))
                        .anyMatch(line -> Ed25519.verifies(
                                checkpoint.text(), line.signature().toArray(), key.publicKey()));
    }
}
