package care.sij.audit;

import care.sij.record.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * How long the ledger is and what it holds (C2SP tlog-checkpoint).
 *
 * @param origin the ledger's unique name
 * @param size how many leaves it has
 * @param root the root of the RFC 9162 tree over them
 */
public record Checkpoint(String origin, long size, Bytes root) {

    /** What is signed: three lines. */
    public byte[] text() {
        return (origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.toArray()) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
