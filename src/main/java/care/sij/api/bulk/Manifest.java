package care.sij.api.bulk;

import care.sij.api.bulk.AskedExports.File;
import care.sij.api.bulk.AskedExports.Standing;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What an export holds (Bulk Data 2.0.0, "Response - Complete Status"). */
final class Manifest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Manifest() {}

    /** @param base the address under which the files are numbered */
    static byte[] of(Standing standing, List<File> files, String base) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("transactionTime", DateTimeFormatter.ISO_INSTANT.format(standing.instant()));
        manifest.put("request", standing.request());
        manifest.put("requiresAccessToken", true);
        manifest.put("output", entries(files, Chunk.Kind.OUTPUT, base));
        manifest.put("deleted", entries(files, Chunk.Kind.DELETED, base));
        manifest.put("error", entries(files, Chunk.Kind.ERROR, base));
        return JSON.writeValueAsBytes(manifest);
    }

    private static List<Map<String, Object>> entries(List<File> files, Chunk.Kind kind, String base) {
        return files.stream()
                .filter(file -> file.kind() == kind)
                .map(file -> entry(file, base))
                .toList();
    }

    private static Map<String, Object> entry(File file, String base) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("type", file.type());
        entry.put("url", base + "/" + file.number() + "/$export-file");
        entry.put("count", file.lines());
        return entry;
    }
}
