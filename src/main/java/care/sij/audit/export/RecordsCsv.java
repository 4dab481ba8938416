package care.sij.audit.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code records.csv}: a line for each leaf, from what it binds alone, so that whoever checks the leaves can write it.
 */
final class RecordsCsv {

    private static final List<String> HEAD =
            List.of("index", "subject", "instant", "agent", "what", "detail", "outcome");

    private RecordsCsv() {}

    static String of(List<ExportedLeaf> leaves) {
        return Stream.concat(Stream.of(HEAD), leaves.stream().map(RecordsCsv::columns))
                .map(RecordsCsv::line)
                .collect(Collectors.joining());
    }

    static List<String> columns(ExportedLeaf leaf) {
        Map<String, Object> fields = leaf.fields();
        boolean isAudit = leaf.body() == ExportedLeaf.ExportedBody.FIELDS;
        return List.of(
                Long.toString(leaf.index()),
                leaf.subject(),
                fields.get("instant") instanceof Number millis
                        ? Instant.ofEpochMilli(millis.longValue()).toString()
                        : "",
                text(fields, "agent"),
                text(fields, isAudit ? "kind" : "interaction"),
                text(fields, isAudit ? "detail" : "activity"),
                text(fields, "outcome"));
    }

    private static String text(Map<String, Object> fields, String name) {
        return String.valueOf(fields.getOrDefault(name, ""));
    }

    private static String line(List<String> columns) {
        return columns.stream()
                .map(column -> '"' + column.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n"));
    }
}
