package care.sij.audit.export;

import care.sij.audit.LedgerKey;
import care.sij.audit.export.ExportedLeaf.ExportedBody;
import care.sij.audit.export.ExportedLeaf.ExportedErasure;
import care.sij.record.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An export as it lies in its file, which may have been changed. */
final class ReadExport {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private final Map<String, String> files = new HashMap<>();
    private final List<ExportedLeaf> leaves;
    private final Map<String, Object> manifest;

    private ReadExport(ZipFile zip) throws IOException {
        for (ZipEntry entry : zip.stream().toList()) {
            files.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
        manifest = JSON.readValue(text("manifest.json"), OBJECT);
        leaves = lines("leaves.ndjson").map(ReadExport::leaf).toList();
    }

    /**
     * Reads the file.
     *
     * @throws IOException when it is none, or none of this form
     */
    static ReadExport of(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new ReadExport(zip);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new IOException("it is no export of this form", unreadable);
        }
    }

    String text(String name) {
        return files.getOrDefault(name, "");
    }

    Stream<String> lines(String name) {
        return text(name).lines();
    }

    List<ExportedLeaf> leaves() {
        return leaves;
    }

    Map<String, Object> manifest() {
        return manifest;
    }

    /** Those of the export itself, which prove as much as they are compared with kept ones. */
    List<LedgerKey> keys() {
        return keys(lines("keys.txt").toList());
    }

    /** Keys as they are published; what is none is left out. */
    static List<LedgerKey> keys(List<String> verifiers) {
        return verifiers.stream().flatMap(line -> key(line).stream()).toList();
    }

    private static Optional<LedgerKey> key(String verifier) {
        String[] parts = verifier.strip().split("\\+", 3);
        if (parts.length < 3) {
            return Optional.empty();
        }
        try {
            byte[] typed = Base64.getDecoder().decode(parts[2]);
            return typed.length < 2
                    ? Optional.empty()
                    : Optional.of(new LedgerKey(
                            parts[0], Bytes.of(Arrays.copyOfRange(typed, 1, typed.length)), Instant.EPOCH));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** A body as it was stored: the line itself, or the text of several lines that it quotes. */
    static Bytes body(String line) {
        return Bytes.utf8(line.startsWith("\"") ? JSON.readTree(line).asString() : line);
    }

    /** Whether an AuditEvent tells what the leaf of its row binds of number, instant, action and outcome. */
    static boolean tells(String line, Map<String, Object> fields) {
        JsonNode event = JSON.readTree(line);
        return event.path("id").asString("").equals(String.valueOf(fields.get("number")))
                && event.path("action").asString("").equals(fields.get("action"))
                && event.path("outcome").asString("").equals(String.valueOf(fields.get("outcome")))
                && fields.get("instant") instanceof Number millis
                && Instant.parse(event.path("recorded").asString("")).toEpochMilli() == millis.longValue();
    }

    private static ExportedLeaf leaf(String line) {
        JsonNode leaf = JSON.readTree(line);
        return new ExportedLeaf(
                leaf.path("index").asLong(-1),
                leaf.path("subject").asString(""),
                hex(leaf.path("leaf")),
                hashes(leaf.path("path")),
                fields(leaf),
                hex(leaf.path("salt")),
                ExportedBody.valueOf(leaf.path("body").asString("")),
                Optional.of(leaf.path("erasure")).filter(JsonNode::isObject).map(ReadExport::erasure));
    }

    private static ExportedErasure erasure(JsonNode said) {
        return new ExportedErasure(
                said.path("index").asLong(-1), hex(said.path("leaf")), hashes(said.path("path")), fields(said));
    }

    private static Map<String, Object> fields(JsonNode said) {
        return said.path("fields").isObject() ? JSON.convertValue(said.path("fields"), OBJECT) : Map.of();
    }

    private static List<Bytes> hashes(JsonNode digits) {
        return digits.valueStream().map(ReadExport::hex).toList();
    }

    private static Bytes hex(JsonNode digits) {
        return Hex.bytes(digits.asString(""));
    }
}
