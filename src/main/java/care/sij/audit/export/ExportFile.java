package care.sij.audit.export;

import care.sij.audit.AuditExports.Asked;
import care.sij.audit.LedgerKey;
import care.sij.audit.SignedCheckpoint;
import care.sij.audit.export.ExportedLeaf.ExportedBody;
import care.sij.fhir.ArchivePdf;
import care.sij.record.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes an export as docs/api/audit-export.md describes it. The same content gives the same file. */
final class ExportFile {

    static final String FORM = "sij-audit-export-1";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String REPORT = "What is recorded of a patient";

    /** A leaf and what it is of: a body as it is stored, or an AuditEvent. */
    record Part(ExportedLeaf leaf, Bytes content) {}

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(file);

    private ExportFile() {}

    static Bytes of(Asked asked, SignedCheckpoint checkpoint, List<LedgerKey> keys, List<Part> parts) {
        ExportFile file = new ExportFile();
        try (ZipOutputStream zip = file.zip) {
            List<ExportedLeaf> leaves = parts.stream().map(Part::leaf).toList();
            file.add("manifest.json", JSON.writeValueAsString(manifest(asked, checkpoint, leaves)));
            file.add("checkpoint.txt", checkpoint.note());
            file.add("keys.txt", keys.stream().map(key -> key.verifier() + "\n").collect(Collectors.joining()));
            file.add(
                    "leaves.ndjson",
                    leaves.stream()
                            .map(leaf -> JSON.writeValueAsString(leaf.asJson()) + "\n")
                            .collect(Collectors.joining()));
            file.addLines("versions.ndjson", contents(parts, ExportedBody.LINE));
            file.addLines("audit-events.ndjson", contents(parts, ExportedBody.FIELDS));
            file.add("records.csv", RecordsCsv.of(leaves));
            file.add("report.pdf", ArchivePdf.of(REPORT, Report.of(asked, checkpoint, keys, leaves), asked.end()));
            zip.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("memory is written to", e);
        }
        return Bytes.of(file.file.toByteArray());
    }

    private static Map<String, Object> manifest(Asked asked, SignedCheckpoint checkpoint, List<ExportedLeaf> leaves) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("form", FORM);
        manifest.put("patient", asked.patient());
        manifest.put("start", asked.start().toEpochMilli());
        manifest.put("end", asked.end().toEpochMilli());
        manifest.put("origin", checkpoint.checkpoint().origin());
        manifest.put("size", checkpoint.checkpoint().size());
        manifest.put("leaves", leaves.size());
        return manifest;
    }

    private static List<Bytes> contents(List<Part> parts, ExportedBody body) {
        return parts.stream()
                .filter(part -> part.leaf.body() == body)
                .map(Part::content)
                .toList();
    }

    private void add(String name, String text) throws IOException {
        add(name, Bytes.utf8(text));
    }

    private void add(String name, Bytes content) throws IOException {
        begin(name);
        content.writeTo(zip);
        zip.closeEntry();
    }

    private void addLines(String name, List<Bytes> lines) throws IOException {
        begin(name);
        for (Bytes line : lines) {
            line(line).writeTo(zip);
            zip.write('\n');
        }
        zip.closeEntry();
    }

    /** A body of several lines, as a partner may have sent it, goes as one JSON text. */
    private static Bytes line(Bytes content) {
        String text = content.asUtf8();
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? content : Bytes.utf8(JSON.writeValueAsString(text));
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }
}
