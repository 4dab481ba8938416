package care.sij.audit.export;

import care.sij.audit.LedgerKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * What checking an export came to.
 *
 * @param findings what is wrong, each in a sentence; empty when all is proved
 * @param records how many records it has
 * @param unproved how many of them have no fields, so that nothing tells what their leaf is of
 * @param checkpoint the signed note under which they are proved
 * @param keys by which it was checked
 */
public record CheckedExport(List<String> findings, int records, long unproved, String checkpoint, List<String> keys) {

    public CheckedExport {
        findings = List.copyOf(findings);
        keys = List.copyOf(keys);
    }

    /**
     * Checks the file by these keys of the ledger, or by its own where none are given.
     *
     * @throws IOException when it cannot be read as an export
     */
    public static CheckedExport of(Path file, List<String> kept) throws IOException {
        try {
            ReadExport export = ReadExport.of(file);
            List<LedgerKey> keys = kept.isEmpty() ? export.keys() : ReadExport.keys(kept);
            return new CheckedExport(
                    ExportCheck.findings(export, keys),
                    export.leaves().size(),
                    export.leaves().stream()
                            .filter(leaf -> leaf.fields().isEmpty())
                            .count(),
                    export.text("checkpoint.txt"),
                    keys.stream().map(LedgerKey::verifier).toList());
        } catch (JacksonException | DateTimeException unreadable) {
            throw new IOException("it is no export of this form", unreadable);
        }
    }
}
