package care.sij.audit.export;

import care.sij.audit.AuditExports.Asked;
import care.sij.audit.LedgerKey;
import care.sij.audit.SignedCheckpoint;
import care.sij.audit.export.ExportedLeaf.ExportedErasure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code report.pdf}: the export for reading. It proves nothing; the other files do. */
final class Report {

    private Report() {}

    static String of(Asked asked, SignedCheckpoint checkpoint, List<LedgerKey> keys, List<ExportedLeaf> leaves) {
        return """
                SIJ Pathways: what is recorded of a patient

                Patient       Patient/%s
                From          %s
                Until before  %s
                Records       %d

                Checked by    java -jar sij-pathways.jar verify-ledger <file>
                or            java docs/audit/VerifyLedger.java <file>
                This report is for reading and proves nothing. Compare the key with the
                one that you keep.

                Checkpoint

                %s
                Keys

                %s

                Records (place in the ledger, instant, what, by whom)

                %s
                """.formatted(
                        asked.patient(),
                        asked.start(),
                        asked.end(),
                        leaves.size(),
                        checkpoint.note(),
                        keys.stream().map(LedgerKey::verifier).collect(Collectors.joining("\n")),
                        leaves.stream().map(Report::line).collect(Collectors.joining("\n")));
    }

    private static String line(ExportedLeaf leaf) {
        List<String> columns = RecordsCsv.columns(leaf);
        return "%8s  %s  %s%n          %s %s %s %s"
                .formatted(
                        columns.get(0),
                        columns.get(2),
                        columns.get(1),
                        columns.get(4),
                        columns.get(5),
                        columns.get(3),
                        columns.get(6))
                .stripTrailing()
                .concat(leaf.erasure().map(Report::line).orElse(""));
    }

    private static String line(ExportedErasure erasure) {
        Map<String, Object> fields = erasure.fields();
        return "%n          erased %s by %s, %s"
                .formatted(
                        fields.get("instant") instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : "",
                        fields.get("by"),
                        fields.get("reason"));
    }
}
